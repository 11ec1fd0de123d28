namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>What became of a cell.</summary>
public enum CellState
{
    /// <summary>Its figures are of this publication.</summary>
    [Id("published")] Published,

    /// <summary>Too little has changed: its figures are those of an earlier publication.</summary>
    [Id("repeated")] Repeated,

    /// <summary>Nothing is said but how many organisations are known.</summary>
    [Id("withheld")] Withheld,
}
