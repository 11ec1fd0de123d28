using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace EhdsReadiness.Web.Reports.Pdf;

/// <summary>One TrueType face with the widths of its characters, parsed once for all reports.</summary>
internal sealed class FontFace
{
    private readonly float[] _widths = new float[char.MaxValue + 1];

    public FontFace(byte[] file)
    {
        File = file;
        var font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(file)));
        var unitsPerEm = font.GetUnitsPerEm();
        for (var character = 0; character < _widths.Length; character++)
        {
            _widths[character] = IsDrawable(font, character, out var width) ? (float)(width / unitsPerEm) : float.NaN;
        }
    }

    /// <summary>The bytes of the font file.</summary>
    public byte[] File { get; }

    public bool Has(char character) => !float.IsNaN(_widths[character]);

    /// <summary>Width in points. PdfPig writes no kerning, so that widths add up.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        double width = 0;
        foreach (var character in text)
        {
            width += _widths[character];
        }

        return width * size;
    }

    private static bool IsDrawable(TrueTypeFont font, int character, out double width)
    {
        width = 0;
        return font.WindowsUnicodeCMap?.CharacterCodeToGlyphIndex(character) is > 0
            && font.TryGetBoundingBox(character, out _)
            && font.TryGetAdvanceWidth(character, out width);
    }
}
