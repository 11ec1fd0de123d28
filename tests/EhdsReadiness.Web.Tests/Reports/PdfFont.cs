using System.Buffers.Binary;
using UglyToad.PdfPig.Tokens;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>A font as a file has it, with what is embedded of it.</summary>
/// <param name="Key">How pages name it.</param>
/// <param name="Program">Null for a font that is not embedded.</param>
internal sealed record PdfFont(string Key, string Name, bool IsSimple, bool IsSymbolic, bool HasEncoding, TrueTypeProgram? Program)
{
    private Dictionary<int, string> Signs { get; init; } = [];

    private IReadOnlyList<double> Widths { get; init; } = [];

    private int FirstCode { get; init; }

    /// <summary>The sign that a code stands for; null when the font does not say.</summary>
    public string? SignOf(int code) => Signs.GetValueOrDefault(code);

    /// <summary>In thousandths of an em; not a number for a code without one.</summary>
    public double WidthOf(int code) => code >= FirstCode && code - FirstCode < Widths.Count ? Widths[code - FirstCode] : double.NaN;

    /// <summary>The fonts of a file; its pages share them.</summary>
    public static IEnumerable<PdfFont> Of(PdfObjects pdf)
    {
        var resources = pdf.Resolve<DictionaryToken>(PdfObjects.Get(pdf.Pages[0], "Resources"));
        foreach (var (key, token) in pdf.Resolve<DictionaryToken>(PdfObjects.Get(resources, "Font")).Data)
        {
            var font = pdf.Resolve<DictionaryToken>(token);
            var descriptor = pdf.Resolve<DictionaryToken>(PdfObjects.Get(font, "FontDescriptor"));
            yield return new(
                key, ((NameToken)PdfObjects.Get(font, "BaseFont")).Data,
                ((NameToken)PdfObjects.Get(font, "Subtype")).Data == "TrueType",
                (((NumericToken)PdfObjects.Get(descriptor, "Flags")).Int & 4) != 0, PdfObjects.Find(font, "Encoding") is not null,
                PdfObjects.Find(descriptor, "FontFile2") is { } program ? new(Matterhorn.Plain(pdf.Resolve<StreamToken>(program))) : null)
            {
                Signs = PdfObjects.Find(font, "ToUnicode") is { } map ? Read(Matterhorn.Plain(pdf.Resolve<StreamToken>(map))) : [],
                Widths = [.. pdf.Items(font, "Widths").Select(width => ((NumericToken)width).Double)],
                FirstCode = ((NumericToken)PdfObjects.Get(font, "FirstChar")).Int,
            };
        }
    }

    /// <summary>The pairs of code and sign that a map lists one by one.</summary>
    private static Dictionary<int, string> Read(byte[] map) =>
        Regex.Matches(Encoding.ASCII.GetString(map), "^<([0-9A-F]{2})> <([0-9A-F]+)>$",
            RegexOptions.Multiline)
            .ToDictionary(match => int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                match => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[2].Value)));
}

/// <summary>The tables of an embedded TrueType program that say what it draws for a code and how wide.</summary>
internal sealed class TrueTypeProgram
{
    private readonly byte[] _file;
    private readonly Dictionary<string, int> _tables = [];
    private readonly Dictionary<int, int> _glyphs = [];

    public TrueTypeProgram(byte[] file)
    {
        _file = file;
        for (var table = 0; table < Whole(4); table++)
        {
            _tables[Encoding.ASCII.GetString(file, 12 + (16 * table), 4)] = (int)Long(12 + (16 * table) + 8);
        }

        Maps = Whole(_tables["cmap"] + 2);
        ReadMap(_tables["cmap"] + (int)Long(_tables["cmap"] + 8));
    }

    /// <summary>How many tables say which glyph is meant.</summary>
    public int Maps { get; }

    public int Glyphs => Whole(_tables["maxp"] + 4);

    /// <summary>The glyph of a code; 0, which is the one for "nothing to draw", for a code that has none.</summary>
    public int GlyphOf(int code) => _glyphs.GetValueOrDefault(code);

    /// <summary>In thousandths of an em.</summary>
    public double WidthOf(int glyph)
    {
        var last = Whole(_tables["hhea"] + 34) - 1;
        return Whole(_tables["hmtx"] + (4 * Math.Min(glyph, last))) * 1000.0 / Whole(_tables["head"] + 18);
    }

    private void ReadMap(int at)
    {
        switch (Whole(at))
        {
            case 0:
                for (var code = 0; code < 256; code++) { _glyphs[code] = _file[at + 6 + code]; }

                break;
            case 6:
                for (var index = 0; index < Whole(at + 8); index++) { _glyphs[Whole(at + 6) + index] = Whole(at + 10 + (2 * index)); }

                break;
            default:
                Assert.Fail($"A table of signs of format {Whole(at)}.");
                break;
        }
    }

    private int Whole(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private long Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
