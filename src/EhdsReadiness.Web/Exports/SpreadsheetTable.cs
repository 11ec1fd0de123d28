namespace EhdsReadiness.Web.Exports;

/// <summary>One sheet: a table with one row of headings, which stays in sight and comes again on each printed page.</summary>
/// <param name="Name">Of the tab, 1 to 31 characters, none of <c>[ ] : * ? / \</c>.</param>
/// <param name="Rows">Each as long as there are columns.</param>
public sealed record SpreadsheetTable(
    string Name, IReadOnlyList<SpreadsheetColumn> Columns, IReadOnlyList<IReadOnlyList<SpreadsheetCell>> Rows)
{
    /// <summary>How many of the first columns stay in sight.</summary>
    public int Frozen { get; init; } = 1;

    /// <summary>Whether its headings offer to filter the rows.</summary>
    public bool IsFiltered { get; init; } = true;
}
