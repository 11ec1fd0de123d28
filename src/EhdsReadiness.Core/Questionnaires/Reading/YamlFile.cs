using System.Text;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>
/// Parses the plain part of YAML: words, lists and mappings. What surprises authors is refused: anchors, aliases, tags,
/// merge keys, several documents.
/// </summary>
internal static class YamlFile
{
    private const int DeepestNesting = 20;

    /// <summary>The whole file; null, with a fault, when it is not UTF-8, not YAML, or empty.</summary>
    public static YamlNode? Parse(byte[] bytes, SourceFile file)
    {
        if (!Utf8.IsValid(bytes))
        {
            file.Fault(LineOfInvalidByte(bytes), "the file must be UTF-8; this line holds bytes that are not");
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        try
        {
            return Document(new Parser(new Scanner(new StringReader(text))), file);
        }
        catch (YamlException fault)
        {
            file.Fault(Math.Max(1, (int)fault.Start.Line), $"the file is not valid YAML: {fault.InnerException?.Message ?? fault.Message}");
            return null;
        }
    }

    private static YamlNode? Document(Parser parser, SourceFile file)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            file.Fault(1, "the file is empty");
            return null;
        }

        var root = Node(parser, file, 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            file.Fault(Line(second), "the file must hold one document; a second one begins here");
        }

        return root;
    }

    private static YamlNode Node(Parser parser, SourceFile file, int depth)
    {
        var node = parser.Consume<ParsingEvent>();
        if (depth > DeepestNesting)
        {
            throw new SyntaxErrorException(node.Start, node.End, $"Nested more than {DeepestNesting} deep.");
        }

        RefuseSurprises(node, file);
        return node switch
        {
            Scalar scalar => new YamlWord(Line(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain),
            SequenceStart => new YamlList(Line(node), Items(parser, file, depth)),
            MappingStart => new YamlMap(Line(node), Entries(parser, file, depth)),
            _ => new YamlWord(Line(node), "", Plain: true),
        };
    }

    private static List<YamlNode> Items(Parser parser, SourceFile file, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, file, depth + 1));
        }

        return items;
    }

    private static List<YamlEntry> Entries(Parser parser, SourceFile file, int depth)
    {
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, file, depth + 1);
            var value = Node(parser, file, depth + 1);
            if (key is not YamlWord word)
            {
                file.Fault(key.Line, $"a key must be a word, not {key.Kind}");
            }
            else if (word is { Value: "<<", Plain: true })
            {
                file.Fault(key.Line, "merge key “<<” is refused: write the keys out");
            }
            else
            {
                entries.Add(new YamlEntry(word, value));
            }
        }

        return entries;
    }

    private static void RefuseSurprises(ParsingEvent node, SourceFile file)
    {
        if (node is AnchorAlias alias)
        {
            file.Fault(Line(node), $"alias “*{alias.Value.Value}” is refused: write the value out");
        }

        if (node is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            file.Fault(Line(node), $"anchor “&{anchored.Anchor.Value}” is refused: write the value out where it is needed");
        }

        if (node is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            file.Fault(Line(node), $"tag “{tagged.Tag.Value}” is refused: values are read as they stand");
        }
    }

    private static int Line(ParsingEvent node) => Math.Max(1, (int)node.Start.Line);

    private static int LineOfInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) is System.Buffers.OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        return line;
    }
}
