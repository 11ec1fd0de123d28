namespace EhdsReadiness.Core.Scoring;

/// <summary>The scores and the legal readiness of one role, or of both together.</summary>
/// <param name="Overall">Plain mean of the axes that have a score; null when none has.</param>
/// <param name="Axes">One for each axis of the questionnaire, in its order.</param>
/// <param name="Duties">Questions in scope with a law duty, in the order of asking.</param>
public sealed record Reading(ReadingKind Kind, Score? Overall, IReadOnlyList<AxisScore> Axes, IReadOnlyList<DutyReadiness> Duties)
{
    /// <summary>Whether a question is of its role, or of either for both together.</summary>
    public bool Covers(Question question) => Kind switch
    {
        ReadingKind.Combined => true,
        ReadingKind.Holder => question.Roles.HasFlag(Roles.Holder),
        ReadingKind.User => question.Roles.HasFlag(Roles.User),
    };

    public int InScope => Axes.Sum(axis => axis.InScope);
    public int Answered => Axes.Sum(axis => axis.Answered);
    public IEnumerable<Question> Blockers => Axes.SelectMany(axis => axis.Blockers);
}
