namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>A line of a register to import.</summary>
/// <param name="Number">As the file numbers it, from 1.</param>
/// <param name="Cells">What was typed, by column; those of empty cells may be missing.</param>
public sealed record RegisterLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What was typed; empty for nothing.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}
