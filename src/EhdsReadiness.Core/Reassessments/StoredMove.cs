namespace EhdsReadiness.Core.Reassessments;

/// <summary>A move that can still be undone.</summary>
/// <param name="Number">Counts the moves of the assessment, from 1.</param>
/// <param name="ChangedSince">Number of answers that were changed after it; undoing takes these changes back.</param>
public sealed record StoredMove(int Number, string From, string To, DateTimeOffset At, int ChangedSince);
