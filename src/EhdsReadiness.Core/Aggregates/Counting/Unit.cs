namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>A known organisation that counts.</summary>
/// <param name="Cells">Indices of the cells it stands in.</param>
/// <param name="Group">Index of the first organisation that the same people speak for, which is its own where it stands alone.</param>
/// <param name="IsLinked">Whether there is another organisation of its group.</param>
/// <param name="Figures">Null when it is not counted in this publication.</param>
internal sealed record Unit(int Index, RegisterEntry Entry, int[] Cells, int Group, bool IsLinked, CountedFigures? Figures);
