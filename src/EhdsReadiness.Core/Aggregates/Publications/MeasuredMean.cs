namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The mean of one measure.</summary>
/// <param name="Measure"><c>overall</c> or the identifier of an axis.</param>
public sealed record MeasuredMean(string Measure, ShownMean Mean);
