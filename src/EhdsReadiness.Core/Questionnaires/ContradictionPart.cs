namespace EhdsReadiness.Core.Questionnaires;

/// <summary>One side of a contradiction: either an answer or a value of the profile.</summary>
/// <param name="QuestionId">The question; null when the part looks at the profile.</param>
/// <param name="Levels">Levels that fit; empty when the part looks for "does not apply" or at the profile.</param>
/// <param name="NotApplicable">True when "does not apply" is what fits.</param>
/// <param name="Profile">The profile field with its values; null when the part looks at an answer.</param>
public sealed record ContradictionPart(string? QuestionId, IReadOnlyList<int> Levels, bool NotApplicable, ConditionField? Profile);
