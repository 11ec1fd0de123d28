namespace EhdsReadiness.Core.Opening;

/// <summary>A question that is asked, with how far its answer is and who is to give it.</summary>
/// <param name="Assignment">Who was asked it, by itself or with its axis; null when nobody is.</param>
/// <param name="Left">Who was asked it and went, when nobody is asked since; null otherwise.</param>
/// <param name="IsLate">Whether its day has passed while there is something to do.</param>
public sealed record QuestionToAssign(
    Question Question, AnswerStanding Standing, Assignment? Assignment, LeftAssignment? Left, bool IsLate)
{
    /// <summary>The questions of an assessment in the order of asking.</summary>
    /// <param name="today">The day in France.</param>
    public static IReadOnlyList<QuestionToAssign> Of(
        OpenAssessment opened, IReadOnlyList<Assignment> assignments, IReadOnlyList<LeftAssignment> left, DateOnly today) =>
        [.. opened.Scope.Select(question =>
        {
            var standing = StandingOf(opened.Answers.GetValueOrDefault(question.Id));
            var asked = AssignmentTarget.Nearest(assignments, one => one.Target, question);
            var isLate = asked?.Due < today && standing is (AnswerStanding.Missing or AnswerStanding.Unknown);
            var gone = asked is null ? AssignmentTarget.Nearest(left, one => one.Target, question) : null;
            return new QuestionToAssign(question, standing, asked, gone, isLate);
        })];

    /// <summary>Whether a filter shows it.</summary>
    /// <param name="accountId">Whose filter it is.</param>
    public bool IsShownBy(AssignFilter filter, string accountId) => filter switch
    {
        AssignFilter.All => true,
        AssignFilter.Missing => Standing == AnswerStanding.Missing,
        AssignFilter.Unknown => Standing == AnswerStanding.Unknown,
        AssignFilter.Unassigned => Assignment is null,
        AssignFilter.Late => IsLate,
        AssignFilter.Mine => Assignment?.AccountId == accountId,
    };

    private static AnswerStanding StandingOf(StoredAnswer? stored) => stored switch
    {
        null or { Answer: null } => AnswerStanding.Missing,
        { Answer.Kind: AnswerKind.Unknown } => AnswerStanding.Unknown,
        { ToConfirm: true } => AnswerStanding.ToConfirm,
        _ => AnswerStanding.Answered,
    };
}
