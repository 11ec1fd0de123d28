namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>How many of one organisation's legal duties of one due date are in one state.</summary>
/// <param name="Due">First day the duties bind; null for law already in force.</param>
/// <param name="Count">At least 1.</param>
public sealed record DutyTally(DateOnly? Due, DutyState State, int Count);
