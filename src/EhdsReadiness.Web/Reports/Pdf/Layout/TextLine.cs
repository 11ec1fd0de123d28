namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>One line of a text. It keeps the space at its end, or readers would join its last word to the next line's first.</summary>
internal sealed class TextLine
{
    /// <param name="width">Width without the space at the end.</param>
    public TextLine(IReadOnlyList<Piece> pieces, double width)
    {
        (Pieces, Width) = (pieces, width);
        for (var index = 0; index < pieces.Count; index++)
        {
            if (pieces[index].Style.Leading > Height)
            {
                (Height, Baseline) = (pieces[index].Style.Leading, pieces[index].Style.Baseline);
            }
        }
    }

    /// <summary>At least one, in the order of reading.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>Whether each piece stands at its own place, not behind the one before it.</summary>
    public bool IsReordered { get; init; }

    public double Width { get; }
    public double Height { get; }

    /// <summary>From the top of the line to the common baseline.</summary>
    public double Baseline { get; }
}
