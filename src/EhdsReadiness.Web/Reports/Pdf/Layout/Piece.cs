namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Words of one run on one line.</summary>
/// <param name="Run">Index of the run they come from.</param>
/// <param name="Inset">In points: room before its words.</param>
/// <param name="Width">In points, with the inset and any space at the end.</param>
internal sealed record Piece(string Text, TypeStyle Style, int Run, double Inset, double Width)
{
    /// <summary>What was typed, where the words run from right to left; null where they run from left to right.</summary>
    public string? Typed { get; init; }

    /// <summary>In points, from the left end of a line that is <see cref="TextLine.IsReordered"/>.</summary>
    public double Left { get; init; }
}
