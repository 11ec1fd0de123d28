namespace EhdsReadiness.Core.Aggregates;

/// <summary>What would become of the cells of one table.</summary>
public sealed record PreviewTable(PublishedTable Table, IReadOnlyList<PreviewCell> Cells)
{
    /// <summary>The tables of a draft beside the last publication; those of questions follow the cells that they stand in, and are left
    /// out.</summary>
    /// <param name="last">Null when there is none.</param>
    public static IReadOnlyList<PreviewTable> Of(Publication draft, Publication? last) =>
    [
        .. draft.Tables.Where(table => table.Id is not (TableIds.Question or TableIds.QuestionRole)).Select(table =>
        {
            var before = last?.Find(table.Id)?.Cells.ToDictionary(KeyOf, cell => cell.State, StringComparer.Ordinal) ?? [];
            return new PreviewTable(
                table,
                [.. table.Cells.Select(cell => new PreviewCell(cell, before.TryGetValue(KeyOf(cell), out var state) ? state : null))]);
        }),
    ];

    /// <summary>How many cells would be of a state.</summary>
    public int Count(CellState state) => Cells.Count(one => one.Cell.State == state);

    private static string KeyOf(PublishedCell cell) => string.Join('\n', cell.Key);
}
