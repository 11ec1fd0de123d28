using System.Collections.Frozen;

namespace EhdsReadiness.Web.Exports;

/// <summary>A row as it was read.</summary>
/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column from 0, what they show, as the file gives it: who takes them sanitises them. Cells that show nothing are
/// missing.</param>
public sealed record RowRead(int Number, IReadOnlyDictionary<int, string> Cells)
{
    /// <summary>What is wrong with cells, by column from 0; those of a CSV file are all texts.</summary>
    public IReadOnlyDictionary<int, CellTrouble> Troubles { get; init; } = FrozenDictionary<int, CellTrouble>.Empty;

    /// <summary>Where it begins in a CSV file, from 1: cells may hold line ends. In a workbook its number.</summary>
    public int Line { get; init; } = Number;

    /// <summary>Whether a cell holds anything, a formula without its value included.</summary>
    public bool Holds(int column) => Cells.ContainsKey(column) || Troubles.ContainsKey(column);

    /// <summary>The text of a cell; empty when it holds nothing.</summary>
    public string this[int column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The cell as people name it: <c>D12</c>.</summary>
    public string Reference(int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{SpreadsheetWriter.ColumnName(column)}{Number}");

    /// <summary>What is wrong with the cells of these columns, and what to do.</summary>
    public IEnumerable<CellFault> FaultsIn(IEnumerable<int> columns) =>
        columns.Where(Troubles.ContainsKey).Order().Select(column => new CellFault(Reference(column), Troubles[column] switch
        {
            // Nothing would tell it from an empty one.
            CellTrouble.NoValue => new(
                "Cette cellule contient une formule sans valeur : ouvrez le fichier dans un tableur, enregistrez-le, puis renvoyez-le.",
                "This cell holds a formula without a value: open the file in a spreadsheet, save it, and send it again."),
            CellTrouble.Error => new(
                $"Cette cellule affiche l’erreur « {Excerpt.Of(this[column])} » : corrigez sa formule, ou écrivez à la place ce qu’elle " +
                    $"devait dire.",
                $"This cell shows the error “{Excerpt.Of(this[column])}”: mend its formula, or write instead what it was to say."),
            CellTrouble.Boolean => new(
                $"Cette cellule contient la valeur logique « {Excerpt.Of(this[column])} » (vrai ou faux) : écrivez à la place un texte " +
                    $"ou un nombre.",
                $"This cell holds the logical value “{Excerpt.Of(this[column])}” (true or false): write a text or a number instead."),
        }) { Line = Line });
}
