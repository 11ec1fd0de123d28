namespace EhdsReadiness.Web.Exports;

/// <summary>A workbook to be written: what its sheets say, with typed cells.</summary>
/// <param name="Title">Names the document in its properties.</param>
/// <param name="Sheets">At least one, in the order of the tabs.</param>
public sealed record Spreadsheet(string Title, Language Language, IReadOnlyList<SpreadsheetTable> Sheets);

/// <summary>One sheet: a table with one row of headings, which stays in sight and can be filtered.</summary>
/// <param name="Name">Of the tab, 1 to 31 characters, none of <c>[ ] : * ? / \</c>.</param>
/// <param name="Rows">Each as long as there are columns.</param>
public sealed record SpreadsheetTable(string Name, IReadOnlyList<SpreadsheetColumn> Columns, IReadOnlyList<IReadOnlyList<SpreadsheetCell>> Rows)
{
    /// <summary>How many of the first columns stay in sight.</summary>
    public int Frozen { get; init; } = 1;
}

/// <summary>One column.</summary>
/// <param name="Width">In characters of the standard type, 1 to 255.</param>
public sealed record SpreadsheetColumn(string Heading, double Width);
