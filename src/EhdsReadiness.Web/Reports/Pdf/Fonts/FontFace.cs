using System.Buffers.Binary;
using EhdsReadiness.Web.Reports.Pdf.Scripts;
using EhdsReadiness.Web.Reports.Pdf.Writing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Fonts.TrueType.Subsetting;
using UglyToad.PdfPig.Fonts.TrueType.Tables;
using UglyToad.PdfPig.Fonts.TrueType.Tables.CMapSubTables;

namespace EhdsReadiness.Web.Reports.Pdf.Fonts;

/// <summary>One TrueType face with the widths of its characters, parsed once for all reports.</summary>
internal sealed class FontFace
{
    /// <summary>What French and English are written with; embedded in every report as one ready-made part.</summary>
    public const string Common =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
        + "\u00a0\u202f«»’‘“”–—…•·°§€±×→≥≤□ÀÂÄÆÇÉÈÊËÎÏÔŒÖÙÛÜŸàâäæçéèêëîïôœöùûüÿßñáíóú";

    private const float NotYetKnown = -1;

    private readonly byte[] _file;
    private readonly ICMapSubTable _glyphs;
    private readonly HorizontalMetricsTable _metrics;
    private readonly double _unitsPerEm;
    private readonly float[] _widths = new float[char.MaxValue + 1];
    private readonly string _descriptor;
    private readonly IReadOnlyList<uint> _outlines;
    private readonly int _outlinesAt;
    private readonly Func<char, FontFace?> _other;

    /// <param name="common">What is embedded as one ready-made part in every document that the face is used in.</param>
    /// <param name="other">The face to draw a character with that this one lacks; null when there is none.</param>
    public FontFace(byte[] file, string common, Func<char, FontFace?> other)
    {
        (_file, _other) = (file, other);
        var font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(file)));
        _glyphs = font.WindowsUnicodeCMap ?? throw new InvalidDataException("The font has no Unicode table.");
        _metrics = font.TableRegister.HorizontalMetricsTable;
        _unitsPerEm = font.GetUnitsPerEm();
        Array.Fill(_widths, NotYetKnown);
        Name = font.TableRegister.NameTable.GetPostscriptName() ?? throw new InvalidDataException("The font has no name.");
        _descriptor = DescriptorOf(font, 1000 / _unitsPerEm);
        _outlines = font.TableRegister.IndexToLocationTable.GlyphOffsets;
        _outlinesAt = (int)font.TableHeaders["glyf"].Offset;
        CommonPart = new(this, common.Where(Has).ToArray());
    }

    /// <summary>PostScript name, such as <c>SourceSans3-Regular</c>.</summary>
    public string Name { get; }

    public FontPart CommonPart { get; }

    public bool Has(char character) => !float.IsNaN(WidthOf(character));

    /// <summary>The face that draws a character in a text of this one; null when nothing is drawn, or a box.</summary>
    public FontFace? FaceOf(char character)
    {
        if (Has(character)) { return this; }

        var other = MissingSigns.IsPlace(character) || ArabicForms.IsUnseen(character) ? null : _other(character);
        return other?.Has(character) == true ? other : null;
    }

    /// <summary>Width in points. There is no kerning, so that widths add up.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        double width = 0;
        foreach (var character in text)
        {
            var own = WidthOf(MissingSigns.IsPlace(character) ? MissingSigns.Box : character);
            width += float.IsNaN(own) ? FaceOf(character)?.WidthOf(character) ?? 0 : own;
        }

        return width * size;
    }

    /// <summary>The box around what is drawn of a character that the face has, in ems from its origin.</summary>
    public Outline OutlineOf(char character)
    {
        var glyph = _glyphs.CharacterCodeToGlyphIndex(character);
        var place = (int)_outlines[glyph];
        if (_outlines[glyph + 1] == place) { return new(0, 0, WidthOf(character), 0); }

        double Number(int index) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(_outlinesAt + place + (2 * index))) / _unitsPerEm;
        return new(Number(1), Number(2), Number(3), Number(4));
    }

    /// <summary>A font program of these characters alone; their codes are their places, from 1.</summary>
    public byte[] Subset(IReadOnlyList<char> characters) => TrueTypeSubsetter.Subset(_file, new TrueTypeSubsetEncoding(characters));

    /// <summary>What a reader needs to know of the face.</summary>
    public string Descriptor(string name, Reference program) =>
        $"<</Type/FontDescriptor/FontName/{name}{_descriptor}/FontFile2 {program}>>";

    /// <summary>In ems; not a number for a character that the face lacks. Two threads that look one up at once find the same.</summary>
    private float WidthOf(char character)
    {
        var width = _widths[character];
        if (width == NotYetKnown)
        {
            var glyph = _glyphs.CharacterCodeToGlyphIndex(character);
            width = glyph > 0 ? (float)(_metrics.GetAdvanceWidth(glyph) / _unitsPerEm) : float.NaN;
            _widths[character] = width;
        }

        return width;
    }

    private static string DescriptorOf(TrueTypeFont font, double scale)
    {
        var tables = font.TableRegister;
        var box = tables.HeaderTable.Bounds;
        string Scaled(double units) => Math.Round(units * scale).ToString(CultureInfo.InvariantCulture);
        return $"/Flags 4/ItalicAngle 0/StemV {Scaled(box.Width * 0.13)}/CapHeight 660/Ascent {Scaled(tables.HorizontalHeaderTable.Ascent)}"
            + $"/Descent {Scaled(tables.HorizontalHeaderTable.Descent)}"
            + $"/FontBBox[{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}]";
    }
}
