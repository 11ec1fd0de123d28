namespace EhdsReadiness.Core.Scoring;

/// <summary>A question left out, with the reason.</summary>
/// <param name="Field">The profile field that left it out, with the values that would bring it in; null for other reasons.</param>
public sealed record NotAsked(Question Question, NotAskedReason Reason, ConditionField? Field);
