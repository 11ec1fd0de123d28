namespace EhdsReadiness.Web.Reports;

/// <summary>A picture of plain pixels, with words for those who can't see it.</summary>
/// <param name="Width">In pixels, at least 1.</param>
/// <param name="Height">In pixels, at least 1.</param>
/// <param name="Pixels">Red, green and blue of each, row after row from the top; what was transparent lies on white. Of a JPEG
/// the file itself.</param>
/// <param name="Alternative">1 to 200 characters.</param>
public sealed record Picture(int Width, int Height, ReadOnlyMemory<byte> Pixels, string Alternative)
{
    /// <summary>How many colours a JPEG has, 1 or 3; 0 for plain pixels.</summary>
    public int JpegColours { get; init; }

    /// <summary>Reads a PNG or a JPEG that somebody sent.</summary>
    /// <returns>The picture without its words, or why there is none.</returns>
    public static (Picture? Picture, PngFault? Fault) Read(ReadOnlySpan<byte> file) =>
        JpegReader.IsOne(file) ? JpegReader.Read(file) : PngReader.Read(file);

    /// <summary>Longest alternative text, in Unicode characters.</summary>
    public const int LongestAlternative = 200;
}
