using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>A PDF opened to be examined: its objects and its structure tree, walked without help of the code under test.</summary>
internal sealed class PdfObjects : IDisposable
{
    private readonly Dictionary<IndirectReference, int> _pageNumbers = [];

    public PdfObjects(byte[] bytes)
    {
        Document = PdfDocument.Open(bytes);
        Catalog = Document.Structure.Catalog.CatalogDictionary;
        Pages = [.. Items(Resolve<DictionaryToken>(Get(Catalog, "Pages")), "Kids").Select(Resolve<DictionaryToken>)];
        var references =
            ((ArrayToken)Get(Resolve<DictionaryToken>(Get(Catalog, "Pages")), "Kids")).Data.Cast<IndirectReferenceToken>().ToList();
        for (var index = 0; index < references.Count; index++)
        {
            _pageNumbers[references[index].Data] = index + 1;
        }

        TreeRoot = Resolve<DictionaryToken>(Get(Catalog, "StructTreeRoot"));
        Root = Element((IndirectReferenceToken)Get(TreeRoot, "K"));
    }

    public PdfDocument Document { get; }

    public DictionaryToken Catalog { get; }

    public IReadOnlyList<DictionaryToken> Pages { get; }

    public DictionaryToken TreeRoot { get; }

    /// <summary>The element of the whole document.</summary>
    public Element Root { get; }

    /// <summary>Every element, in the order of reading.</summary>
    public IEnumerable<Element> Elements => Root.WithDescendants();

    public static PdfObjects Open(byte[] bytes) => new(bytes);

    public T Resolve<T>(IToken token)
        where T : class, IToken
    {
        while (token is IndirectReferenceToken reference)
        {
            token = Document.Structure.GetObject(reference.Data).Data;
        }

        return Assert.IsType<T>(token);
    }

    public static IToken Get(DictionaryToken dictionary, string key) =>
        dictionary.TryGet(NameToken.Create(key), out var token) ? token : throw new InvalidOperationException($"There is no /{key}.");

    public static IToken? Find(DictionaryToken dictionary, string key) =>
        dictionary.TryGet(NameToken.Create(key), out var token) ? token : null;

    public IReadOnlyList<IToken> Items(DictionaryToken dictionary, string key) =>
        Find(dictionary, key) is { } token ? Resolve<ArrayToken>(token).Data : [];

    public static string? Text(DictionaryToken dictionary, string key) => Find(dictionary, key) switch
    {
        null => null,
        HexToken hex => System.Text.Encoding.BigEndianUnicode.GetString(hex.Bytes[2..]),
        var other => ((StringToken)other).Data,
    };

    /// <summary>Pairs of a number tree.</summary>
    public Dictionary<int, IToken> Numbers(DictionaryToken tree)
    {
        var items = Items(tree, "Nums");
        return Enumerable.Range(0, items.Count / 2)
            .ToDictionary(index => ((NumericToken)items[2 * index]).Int, index => items[(2 * index) + 1]);
    }

    public void Dispose() => Document.Dispose();

    private Element Element(IndirectReferenceToken reference)
    {
        var dictionary = Resolve<DictionaryToken>(reference);
        var page = Find(dictionary, "Pg") is IndirectReferenceToken own ? _pageNumbers[own.Data] : 0;
        var element = new Element(reference.Data, ((NameToken)Get(dictionary, "S")).Data, Text(dictionary, "Alt"), Text(dictionary, "Lang"),
            Attributes(dictionary)) { ActualText = Text(dictionary, "ActualText") };
        foreach (var kid in Items(dictionary, "K"))
        {
            switch (kid)
            {
                case NumericToken number:
                    element.Marks.Add((page, number.Int));
                    break;
                case IndirectReferenceToken inner:
                    element.Kids.Add(Element(inner));
                    break;
                case DictionaryToken part when ((NameToken)Get(part, "Type")).Data == "MCR":
                    element.Marks.Add(
                        (_pageNumbers[((IndirectReferenceToken)Get(part, "Pg")).Data], ((NumericToken)Get(part, "MCID")).Int));
                    break;
                case DictionaryToken part:
                    Assert.Equal("OBJR", ((NameToken)Get(part, "Type")).Data);
                    element.Annotations.Add(((IndirectReferenceToken)Get(part, "Obj")).Data);
                    break;
                default:
                    Assert.Fail($"A structure element holds a {kid.GetType().Name}.");
                    break;
            }
        }

        return element;
    }

    private Dictionary<string, IToken> Attributes(DictionaryToken element)
    {
        var attributes = new Dictionary<string, IToken>();
        foreach (var group in Items(element, "A").Cast<DictionaryToken>())
        {
            var owner = ((NameToken)Get(group, "O")).Data;
            foreach (var (key, value) in group.Data.Where(pair => pair.Key != "O"))
            {
                attributes[$"{owner}.{key}"] = value;
            }
        }

        return attributes;
    }
}

/// <summary>An element of the structure tree as found in a file.</summary>
internal sealed record Element(
    IndirectReference Reference, string Type, string? Alt, string? Lang, IReadOnlyDictionary<string, IToken> Attributes)
{
    public List<Element> Kids { get; } = [];

    public string? ActualText { get; init; }

    /// <summary>Page and identifier of the marked content.</summary>
    public List<(int Page, int Id)> Marks { get; } = [];

    public List<IndirectReference> Annotations { get; } = [];

    public IEnumerable<Element> WithDescendants() => Kids.SelectMany(kid => kid.WithDescendants()).Prepend(this);
}
