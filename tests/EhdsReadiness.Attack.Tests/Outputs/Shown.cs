namespace EhdsReadiness.Attack.Tests.Outputs;

/// <summary>A figure as the outputs show it: a value, or only that it lies above or below a bound.</summary>
/// <param name="Value">Whole points or per cent; null when only a bound is shown.</param>
/// <param name="AtLeast">The shown lower bound; null when there is none.</param>
/// <param name="AtMost">The shown upper bound; null when there is none.</param>
public sealed record Shown(double? Value, double? AtLeast, double? AtMost);
