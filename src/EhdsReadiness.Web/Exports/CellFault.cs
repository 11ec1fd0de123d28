namespace EhdsReadiness.Web.Exports;

/// <summary>Something wrong in a file that came back.</summary>
/// <param name="Cell">As people name it: <c>D12</c>.</param>
public sealed record CellFault(string Cell, Text Message)
{
    /// <summary>Name of the sheet; empty for a CSV file.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>Where its row begins in a CSV file, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>The cell with its sheet, as formulas name it: <c>Answers!D12</c>.</summary>
    public string Place => Sheet.Length == 0 ? Cell : $"{Sheet}!{Cell}";
}
