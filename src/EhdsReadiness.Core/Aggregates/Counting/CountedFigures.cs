namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>All of an assessment that aggregates count: nothing else of it enters.</summary>
/// <param name="Axes">Low end of each axis, in the order of the questionnaire; null where there is nothing to assess.</param>
/// <param name="Overall">Low end of the overall score; null when no axis has one.</param>
/// <param name="Band">Identifier of the overall band, as capped; null without an overall score.</param>
/// <param name="Answers">One for each question of the questionnaire, in its order.</param>
/// <param name="Duties">States of the legal duties; may be empty.</param>
public sealed record CountedFigures(
    IReadOnlyList<Fraction?> Axes,
    Fraction? Overall,
    string? Band,
    IReadOnlyList<CountedAnswer> Answers,
    IReadOnlyList<DutyTally> Duties)
{
    /// <summary>What a finalised assessment brings: its combined reading, so that an organisation of both roles is one row of its
    /// own.</summary>
    public static CountedFigures Of(Result result)
    {
        var reading = result.Combined;
        var asked = result.Scope.Select(question => question.Order).ToHashSet();
        return new(
            [.. reading.Axes.Select(axis => axis.Score?.Low)],
            reading.Overall?.Low,
            reading.Overall?.Band.Id,
            [.. result.Questionnaire.Questions.Select(question =>
                asked.Contains(question.Order) ? Of(result.Assessment.Answers.GetValueOrDefault(question.Id)) : CountedAnswer.NotAsked)],
            [.. reading.Duties.GroupBy(duty => (duty.Duty.From, duty.State))
                .Select(group => new DutyTally(group.Key.From, group.Key.State, group.Count()))]);
    }

    /// <summary>Figures of which only the axes and the answers are given: the overall and its band follow, without blockers, and there are
    /// no duties.</summary>
    public static CountedFigures Of(Questionnaire questionnaire, IReadOnlyList<Fraction?> axes, IReadOnlyList<CountedAnswer> answers)
    {
        var scored = axes.OfType<Fraction>().ToList();
        Fraction? overall = scored.Count == 0 ? null : scored.Aggregate(Fraction.Zero, (sum, one) => sum + one) / scored.Count;
        return new(axes, overall, questionnaire.Bands.LastOrDefault(band => overall >= band.From)?.Id, answers, []);
    }

    private static CountedAnswer Of(Answer? answer) => answer switch
    {
        null => CountedAnswer.Missing,
        { Kind: AnswerKind.Unknown } => CountedAnswer.Unknown,
        { Kind: AnswerKind.NotApplicable } => CountedAnswer.NotApplicable,
        { Kind: AnswerKind.Level } => (CountedAnswer)answer.Level!.Value,
    };
}
