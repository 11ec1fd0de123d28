namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Words of one run on one line.</summary>
/// <param name="Run">Index of the run they come from.</param>
internal sealed record Piece(string Text, TypeStyle Style, int Run)
{
    public double Width => Style.Face.Width(Text, Style.Size);
}

/// <summary>One line of a text. It keeps the space at its end, or readers would join its last word to the next line's first.</summary>
internal sealed record TextLine(IReadOnlyList<Piece> Pieces)
{
    /// <summary>Width without the space at the end.</summary>
    public double Width { get; } = Pieces.Sum(piece => piece.Width) - SpaceAtEnd(Pieces);

    public double Height { get; } = Pieces.Max(piece => piece.Style.Leading);

    /// <summary>From the top of the line to the common baseline.</summary>
    public double Baseline { get; } = Pieces.MaxBy(piece => piece.Style.Leading)!.Style.Baseline;

    private static double SpaceAtEnd(IReadOnlyList<Piece> pieces) =>
        pieces is [.., { Text: [.., ' '] } last] ? last.Style.Face.Width(" ", last.Style.Size) : 0;
}
