namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>One cell of a publication.</summary>
/// <param name="Key">One value for each dimension of its table.</param>
/// <param name="Known">Known organisations in the cell when the publication was made.</param>
/// <param name="FiguresOf">Number of the publication that the figures are of; null when withheld.</param>
/// <param name="Figures">Null when withheld.</param>
public sealed record PublishedCell(IReadOnlyList<string> Key, CellState State, int Known, int? FiguresOf, CellFigures? Figures);
