namespace EhdsReadiness.Core.Reassessments;

/// <summary>A score then and now.</summary>
/// <param name="Before">Null when there was nothing to assess.</param>
/// <param name="After">Null when there is nothing to assess.</param>
/// <param name="Low">Change of the low end; null when either score is.</param>
/// <param name="High">Change of the high end; null when either score is.</param>
public sealed record ScoreChange(Score? Before, Score? After, Causes? Low, Causes? High);
