using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>
/// Stands between PdfPig and the file. It holds back the pages and the catalog until PdfPig asks for the cross-reference
/// table, the last thing it writes; everything that refers to pages is written then. PdfPig promises that order nowhere:
/// its version is pinned, and the tests of the structure fail loudly if it changes.
/// </summary>
internal sealed class ObjectWriter(TaggedDocument document) : ITokenWriter
{
    private readonly TokenWriter _inner = new();
    private readonly List<(IndirectReference Reference, DictionaryToken Page)> _pages = [];
    private readonly Dictionary<string, int> _subsets = [];
    private DictionaryToken? _catalog;
    private Dictionary<IndirectReference, long> _offsets = [];
    private long _next;
    private Stream _output = Stream.Null;

    public bool WritingPageContents
    {
        get => _inner.WritingPageContents;
        set => _inner.WritingPageContents = value;
    }

    public void WriteObject(long objectNumber, int generation, byte[] data, Stream outputStream) =>
        _inner.WriteObject(objectNumber, generation, data, outputStream);

    public void WriteToken(IToken token, Stream outputStream)
    {
        if (token is ObjectToken { Data: DictionaryToken dictionary } item && dictionary.TryGet(NameToken.Type, out NameToken type))
        {
            if (type == NameToken.Page)
            {
                _pages.Add((item.Number, dictionary));
                return;
            }

            if (type == NameToken.Catalog)
            {
                _catalog = dictionary;
                return;
            }

            token = new ObjectToken(item.Position, item.Number, WithSubsetName(dictionary));
        }

        _inner.WriteToken(token, outputStream);
    }

    public void WriteCrossReferenceTable(
        IReadOnlyDictionary<IndirectReference, long> objectOffsets,
        IndirectReference catalogToken,
        Stream outputStream,
        IndirectReference? documentInformationReference,
        long? prevXrefTableLocation)
    {
        _offsets = new(objectOffsets);
        _next = _offsets.Keys.Max(reference => reference.ObjectNumber) + 1;
        _output = outputStream;
        var catalog = _catalog ?? throw new InvalidOperationException("PdfPig asked for the cross-reference table before it wrote the catalog.");

        var pages = _pages.Select(page => new IndirectReferenceToken(page.Reference)).ToList();
        var structure = new StructureTree(document, this, pages);
        structure.NumberTags();
        for (var index = 0; index < _pages.Count; index++)
        {
            Write(structure.Complete(_pages[index].Page, index + 1), pages[index]);
        }

        foreach (var (key, value) in DocumentEntries.Of(document, this, pages, structure.Write()))
        {
            catalog = catalog.With(key, value);
        }

        var root = Write(catalog, new IndirectReferenceToken(catalogToken));
        var information = Write(Properties.Information(document.Report));
        CrossReferences.Write(_offsets, _next, root, information, document.Written, outputStream);
    }

    /// <summary>A number for an object that is written later.</summary>
    public IndirectReferenceToken Reserve() => new(new IndirectReference(_next++, 0));

    /// <summary>Writes an object, under a reserved number or a new one.</summary>
    public IndirectReferenceToken Write(IToken token, IndirectReferenceToken? reserved = null)
    {
        var reference = reserved ?? Reserve();
        _offsets[reference.Data] = _output.Position;
        _inner.WriteToken(new ObjectToken(XrefLocation.File(_output.Position), reference.Data, token), _output);
        return reference;
    }

    /// <summary>The name of an embedded part of a font begins with six capitals that tell parts of one font apart; PdfPig leaves them out.</summary>
    private DictionaryToken WithSubsetName(DictionaryToken dictionary)
    {
        foreach (var key in (string[])["FontName", "BaseFont"])
        {
            if (dictionary.TryGet(Token.Name(key), out NameToken name))
            {
                var number = _subsets.GetValueOrDefault(key);
                _subsets[key] = number + 1;
                return dictionary.With(key, Token.Name($"EHDSA{(char)('A' + number)}+{name.Data}"));
            }
        }

        return dictionary;
    }
}
