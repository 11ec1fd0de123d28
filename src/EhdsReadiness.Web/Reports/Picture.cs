namespace EhdsReadiness.Web.Reports;

/// <summary>A picture of plain pixels, with words for those who can't see it.</summary>
/// <param name="Width">In pixels, at least 1.</param>
/// <param name="Height">In pixels, at least 1.</param>
/// <param name="Pixels">Red, green and blue of each, row after row from the top; what was transparent lies on white.</param>
/// <param name="Alternative">1 to 200 characters.</param>
public sealed record Picture(int Width, int Height, ReadOnlyMemory<byte> Pixels, string Alternative)
{
    /// <summary>Longest alternative text, in Unicode characters.</summary>
    public const int LongestAlternative = 200;
}
