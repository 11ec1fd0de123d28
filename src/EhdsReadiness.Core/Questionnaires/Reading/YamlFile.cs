using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>
/// Parses the plain part of YAML: words, lists and mappings. What surprises authors is refused: anchors, aliases, tags,
/// merge keys, several documents.
/// </summary>
internal sealed class YamlFile
{
    private const int DeepestNesting = 20;

    private readonly List<(int Line, Text Message)> _faults = [];
    private int _lastLine = 1;

    private YamlFile(byte[] bytes) => Root = Parse(bytes);

    /// <summary>What the file consists of; null, with a fault, when it is not UTF-8, not YAML, or empty.</summary>
    public YamlNode? Root { get; }

    public IReadOnlyList<(int Line, Text Message)> Faults => _faults;

    public static YamlFile Of(byte[] bytes) => new(bytes);

    private YamlNode? Parse(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            Fault(LineOfInvalidByte(bytes), "le fichier doit être en UTF-8 ; cette ligne contient des octets qui n’en sont pas",
                "the file must be UTF-8; this line holds bytes that are not");
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        try
        {
            return Document(new Parser(new Scanner(new StringReader(text))));
        }
        catch (YamlException fault)
        {
            var detail = fault.InnerException?.Message ?? fault.Message;
            Fault(Math.Max(1, (int)fault.Start.Line), $"le fichier n’est pas du YAML valable ; l’analyseur dit, en anglais : {detail}",
                $"the file is not valid YAML: {detail}");
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner's way of giving up on a few kinds of broken files; it does not say where.
            Fault(_lastLine, "le fichier n’est pas du YAML valable après cette ligne", "the file is not valid YAML after this line");
            return null;
        }
    }

    private YamlNode? Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Fault(1, "le fichier est vide", "the file is empty");
            return null;
        }

        var root = Node(parser, 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            Fault(Line(second), "le fichier doit contenir un seul document ; un deuxième commence ici",
                "the file must hold one document; a second one begins here");
        }

        return root;
    }

    private YamlNode Node(Parser parser, int depth)
    {
        var node = parser.Consume<ParsingEvent>();
        _lastLine = Line(node);
        if (depth > DeepestNesting)
        {
            throw new SyntaxErrorException(node.Start, node.End, $"Nested more than {DeepestNesting} deep.");
        }

        RefuseSurprises(node);
        return node switch
        {
            Scalar scalar => new YamlWord(Line(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain),
            SequenceStart => new YamlList(Line(node), Items(parser, depth)),
            MappingStart => new YamlMap(Line(node), Entries(parser, depth)),
            _ => new YamlWord(Line(node), "", Plain: true),
        };
    }

    private List<YamlNode> Items(Parser parser, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1));
        }

        return items;
    }

    private List<YamlEntry> Entries(Parser parser, int depth)
    {
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, depth + 1);
            var value = Node(parser, depth + 1);
            if (key is not YamlWord word)
            {
                Fault(key.Line, $"une clé doit être un mot, non {key.Kind.Fr}", $"a key must be a word, not {key.Kind.En}");
            }
            else if (word is { Value: "<<", Plain: true })
            {
                Fault(key.Line, "clé de fusion « << » refusée : écrivez les clés", "merge key “<<” is refused: write the keys out");
            }
            else
            {
                entries.Add(new YamlEntry(word, value));
            }
        }

        return entries;
    }

    private void RefuseSurprises(ParsingEvent node)
    {
        if (node is AnchorAlias alias)
        {
            Fault(Line(node), $"alias « *{alias.Value.Value} » refusé : écrivez la valeur",
                $"alias “*{alias.Value.Value}” is refused: write the value out");
        }

        if (node is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            Fault(
                Line(node),
                $"ancre « &{anchored.Anchor.Value} » refusée : écrivez la valeur là où il la faut",
                $"anchor “&{anchored.Anchor.Value}” is refused: write the value out where it is needed");
        }

        if (node is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            Fault(Line(node), $"étiquette « {tagged.Tag.Value} » refusée : les valeurs sont lues telles quelles",
                $"tag “{tagged.Tag.Value}” is refused: values are read as they stand");
        }
    }

    private void Fault(int line, string fr, string en) => _faults.Add((line, new Text(fr, en)));

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
