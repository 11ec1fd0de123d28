namespace EhdsReadiness.Core.Aggregates;

/// <summary>What would become of a cell, without any figure of it.</summary>
/// <param name="Cell">The cell of the draft.</param>
/// <param name="Before">What it is in the last publication; null where that has no such cell.</param>
public sealed record PreviewCell(PublishedCell Cell, CellState? Before)
{
    /// <summary>Whether it would be shown where it was withheld, or the other way round.</summary>
    public bool IsChanged => Before is not null && (Cell.State == CellState.Withheld) != (Before == CellState.Withheld);
}
