namespace EhdsReadiness.Web.Exports;

/// <summary>A row as it was read.</summary>
/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column from 0, as the file gives them: who takes them sanitises them. Cells that hold nothing are
/// missing.</param>
public sealed record RowRead(int Number, IReadOnlyDictionary<int, string> Cells)
{
    /// <summary>Columns from 0 of cells whose formula has no value in the file.</summary>
    public IReadOnlySet<int> Uncomputed { get; init; } = System.Collections.Frozen.FrozenSet<int>.Empty;

    /// <summary>Whether a cell holds anything, a formula without its value included.</summary>
    public bool Holds(int column) => Cells.ContainsKey(column) || Uncomputed.Contains(column);

    /// <summary>Faults of these cells whose formula has no value: nothing would tell them from empty ones.</summary>
    public IEnumerable<CellFault> FormulaFaults(IEnumerable<int> columns) =>
        columns.Where(Uncomputed.Contains).Order().Select(column => new CellFault(Reference(column), new(
            "Cette cellule contient une formule sans valeur : ouvrez le fichier dans un tableur, enregistrez-le, puis renvoyez-le.",
            "This cell holds a formula without a value: open the file in a spreadsheet, save it, and send it again.")));

    /// <summary>The text of a cell; empty when it holds nothing.</summary>
    public string this[int column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The cell as people name it: <c>D12</c>.</summary>
    public string Reference(int column) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SpreadsheetWriter.ColumnName(column)}{Number}");
}
