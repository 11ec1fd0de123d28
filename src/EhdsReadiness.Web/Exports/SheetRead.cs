namespace EhdsReadiness.Web.Exports;

/// <summary>A sheet as it was read from somebody's file.</summary>
/// <param name="Name">Of the tab; empty for a CSV file.</param>
/// <param name="Rows">Those that hold anything, in their order.</param>
public sealed record SheetRead(string Name, IReadOnlyList<RowRead> Rows);

/// <summary>A row as it was read.</summary>
/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column from 0, as the file gives them: who takes them sanitises them. Cells that hold nothing are missing.</param>
public sealed record RowRead(int Number, IReadOnlyDictionary<int, string> Cells)
{
    /// <summary>The text of a cell; empty when it holds nothing.</summary>
    public string this[int column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The cell as people name it: <c>D12</c>.</summary>
    public string Reference(int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SpreadsheetWriter.ColumnName(column)}{Number}");
}

/// <summary>Why a file could not be read.</summary>
public enum UnreadableFile
{
    /// <summary>It is no workbook, or a damaged or protected one.</summary>
    NotASpreadsheet,

    /// <summary>It is larger, once unpacked, than anything of ours.</summary>
    TooLarge,
}

/// <summary>What was read: sheets, or why not.</summary>
/// <param name="Fault">Null when the file was read; then <paramref name="Sheets"/> holds all of it.</param>
public sealed record SpreadsheetReading(IReadOnlyList<SheetRead> Sheets, UnreadableFile? Fault);
