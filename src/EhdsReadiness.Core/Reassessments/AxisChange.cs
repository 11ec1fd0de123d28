namespace EhdsReadiness.Core.Reassessments;

/// <summary>An axis then and now.</summary>
public sealed record AxisChange(Axis Axis, ScoreChange Change);
