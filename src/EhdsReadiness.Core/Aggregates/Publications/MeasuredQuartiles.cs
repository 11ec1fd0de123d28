namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The quartiles of one measure, each to the nearest 5 points.</summary>
/// <param name="Measure"><c>overall</c> or the identifier of an axis.</param>
public sealed record MeasuredQuartiles(string Measure, int Lower, int Median, int Upper);
