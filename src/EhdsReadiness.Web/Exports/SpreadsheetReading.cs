namespace EhdsReadiness.Web.Exports;

/// <summary>What was read: sheets, or why not.</summary>
/// <param name="Fault">Null when the file was read; then <paramref name="Sheets"/> holds all of it.</param>
public sealed record SpreadsheetReading(IReadOnlyList<SheetRead> Sheets, UnreadableFile? Fault);
