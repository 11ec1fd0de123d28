namespace EhdsReadiness.Core.Aggregates;

/// <summary>Fractions that people say rather than their per cent.</summary>
public enum UsualFraction
{
    [Id("quarter")] Quarter,
    [Id("third")] Third,
    [Id("half")] Half,
    [Id("two-thirds")] TwoThirds,
    [Id("three-quarters")] ThreeQuarters,
}
