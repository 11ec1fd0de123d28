namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>One row of a table.</summary>
/// <param name="Names">What names the row, as many as the table has names.</param>
/// <param name="Figures">As many as the table has columns of figures.</param>
/// <param name="State">That of the cell it is of, in words, with the publication whose figures it repeats.</param>
public sealed record FigureRow(IReadOnlyList<string> Names, IReadOnlyList<string> Figures, CellState Of, string State)
{
    public bool IsWithheld => Of == CellState.Withheld;
}
