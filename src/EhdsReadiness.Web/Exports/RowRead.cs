namespace EhdsReadiness.Web.Exports;

/// <summary>A row as it was read.</summary>
/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column from 0, as the file gives them: who takes them sanitises them. Cells that hold nothing are
/// missing.</param>
public sealed record RowRead(int Number, IReadOnlyDictionary<int, string> Cells)
{
    /// <summary>The text of a cell; empty when it holds nothing.</summary>
    public string this[int column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The cell as people name it: <c>D12</c>.</summary>
    public string Reference(int column) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SpreadsheetWriter.ColumnName(column)}{Number}");
}
