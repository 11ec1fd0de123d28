namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>A known organisation that counts.</summary>
/// <param name="Cells">Indices of the cells it stands in.</param>
/// <param name="Figures">Null when it is not counted in this publication.</param>
internal sealed record Unit(int Index, RegisterEntry Entry, int[] Cells, CountedFigures? Figures);
