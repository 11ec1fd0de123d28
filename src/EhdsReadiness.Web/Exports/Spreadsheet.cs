namespace EhdsReadiness.Web.Exports;

/// <summary>A workbook to be written: what its sheets say, with typed cells.</summary>
/// <param name="Title">Names the document in its properties.</param>
/// <param name="Sheets">At least one, in the order of the tabs.</param>
public sealed record Spreadsheet(string Title, Language Language, IReadOnlyList<SpreadsheetTable> Sheets);
