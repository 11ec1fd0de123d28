namespace EhdsReadiness.Web.Exports;

/// <summary>What was read: sheets, or why not.</summary>
/// <param name="Fault">Null when the file was read; then <paramref name="Sheets"/> holds all of it.</param>
public sealed record SpreadsheetReading(IReadOnlyList<SheetRead> Sheets, UnreadableFile? Fault)
{
    /// <summary>The line of a CSV file, from 1, on which a quotation opens that is never closed; 0 without that fault.</summary>
    public int Line { get; init; }

    /// <summary>The encoding that a CSV file was taken to be in, such as <c>Windows-1252</c>; null for UTF-8 and for workbooks.</summary>
    public string? Encoding { get; init; }
}
