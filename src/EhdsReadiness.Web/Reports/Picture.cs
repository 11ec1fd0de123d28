using EhdsReadiness.Web.Reports.Svg;

namespace EhdsReadiness.Web.Reports;

/// <summary>A picture of plain pixels or a drawing, with words for those who can't see it.</summary>
/// <param name="Width">In pixels, of a drawing in its units, at least 1.</param>
/// <param name="Height">In the same, at least 1.</param>
/// <param name="Pixels">Red, green and blue of each, row after row from the top; what was transparent lies on white. Of a JPEG
/// the file itself; empty of a drawing.</param>
/// <param name="Alternative">1 to 200 characters.</param>
public sealed record Picture(int Width, int Height, ReadOnlyMemory<byte> Pixels, string Alternative)
{
    /// <summary>How many colours a JPEG has, 1 or 3; 0 for plain pixels.</summary>
    public int JpegColours { get; init; }

    /// <summary>The lines and areas of a drawing, in a space of its width and height; null for pixels.</summary>
    internal VectorForm? Form { get; init; }

    /// <summary>Reads a PNG, a JPEG or an SVG that somebody sent.</summary>
    /// <returns>The picture without its words, or why there is none.</returns>
    public static (Picture? Picture, PictureFault? Fault) Read(ReadOnlySpan<byte> file)
    {
        if (SvgReader.IsOne(file)) { return SvgReader.Read(file); }

        var (picture, fault) = JpegReader.IsOne(file) ? JpegReader.Read(file) : PngReader.Read(file);
        return (picture, fault is { } kind ? new(kind) : null);
    }

    /// <summary>What a browser offers to choose from.</summary>
    public const string Accepted = ".svg,.png,.jpg,.jpeg,image/svg+xml,image/png,image/jpeg";

    /// <summary>Longest alternative text, in Unicode characters.</summary>
    public const int LongestAlternative = 200;
}
