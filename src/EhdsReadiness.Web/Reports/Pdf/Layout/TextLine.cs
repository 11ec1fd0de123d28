namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Words of one run on one line.</summary>
/// <param name="Run">Index of the run they come from.</param>
/// <param name="Width">In points, with any space at the end.</param>
internal sealed record Piece(string Text, TypeStyle Style, int Run, double Width);

/// <summary>One line of a text. It keeps the space at its end, or readers would join its last word to the next line's first.</summary>
/// <param name="Width">Width without the space at the end.</param>
internal sealed record TextLine(IReadOnlyList<Piece> Pieces, double Width)
{
    public double Height { get; } = Pieces.Max(piece => piece.Style.Leading);

    /// <summary>From the top of the line to the common baseline.</summary>
    public double Baseline { get; } = Pieces.MaxBy(piece => piece.Style.Leading)!.Style.Baseline;
}
