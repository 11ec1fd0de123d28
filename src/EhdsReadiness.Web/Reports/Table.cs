namespace EhdsReadiness.Web.Reports;

/// <summary>A table with one row of headings.</summary>
/// <param name="Caption">What it lists, for those who can't see it at a glance; shown above it when <see cref="ShowsCaption"/>.</param>
/// <param name="RowHeading">Index of the column that names each row.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, int RowHeading = 0)
    : Block
{
    public bool ShowsCaption { get; init; }

    /// <summary>The row of totals; null when there is none.</summary>
    public IReadOnlyList<Cell>? Footer { get; init; }
}
