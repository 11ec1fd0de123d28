namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>An organisation that agreed to be counted, with what its latest finalised full assessment brings, or the mean of its units'
/// where it has none.</summary>
/// <param name="Identifier">That of its entry in the register.</param>
public sealed record Participant(string Identifier, CountedFigures Figures);
