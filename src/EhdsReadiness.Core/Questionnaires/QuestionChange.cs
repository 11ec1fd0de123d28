namespace EhdsReadiness.Core.Questionnaires;

/// <summary>What became of one question.</summary>
/// <param name="Question">Its identifier in the older version.</param>
/// <param name="Into">The questions of the newer version that ask it now; empty when it is removed.</param>
/// <param name="Answer">What happens to an answer given to it.</param>
public sealed record QuestionChange(string Question, ChangeKind Kind, IReadOnlyList<string> Into, Carrying Answer);
