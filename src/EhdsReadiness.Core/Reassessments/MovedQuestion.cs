namespace EhdsReadiness.Core.Reassessments;

/// <summary>A question of the newer version, with where it comes from.</summary>
/// <param name="Former">The questions of the former version that led to it; empty for a new one.</param>
/// <param name="Kind">How it changed; null for a new one.</param>
/// <param name="Answer">The answer that stands after the move; null when none does.</param>
public sealed record MovedQuestion(Question Question, IReadOnlyList<Question> Former, ChangeKind? Kind, MoveFate Fate, Answer? Answer);
