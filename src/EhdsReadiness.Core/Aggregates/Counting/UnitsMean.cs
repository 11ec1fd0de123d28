namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>
/// What an organisation brings that has finalised no full assessment of its own, but whose units have: it counts once, by their mean. A
/// pure rule, which <c>docs/aggregates.md</c> and the method page state.
/// </summary>
public static class UnitsMean
{
    /// <summary>
    /// The mean of the units. Of each axis, and over all, the plain mean of the low ends of those that have one. The band is that of the
    /// mean score, and no higher than the cap where a unit's is capped. A question has the mean of the levels given, rounded down; where
    /// none was given, "I don't know" before a missing answer and that before "does not apply". A duty is as far as in the unit where it
    /// is least far, from the earliest of its dates.
    /// </summary>
    /// <param name="units">One or more, all on one questionnaire.</param>
    public static CountedFigures Of(IReadOnlyList<Result> units)
    {
        var questionnaire = units[0].Questionnaire;
        var figures = units.Select(CountedFigures.Of).ToList();
        var overall = Mean(figures.Select(one => one.Overall));
        return new(
            [.. questionnaire.Axes.Select((_, i) => Mean(figures.Select(one => one.Axes[i])))],
            overall,
            BandOf(questionnaire, overall, units.Any(unit => unit.Combined.Overall?.Capped == true)),
            [.. questionnaire.Questions.Select((_, i) => Answer([.. figures.Select(one => one.Answers[i])]))],
            [
                .. units.SelectMany(unit => unit.Combined.Duties).GroupBy(duty => duty.Question.Id, StringComparer.Ordinal)
                    .Select(one => (Due: Earliest(one.Select(duty => duty.Duty.From)), State: one.Select(duty => duty.State).MaxBy(Rank)))
                    .GroupBy(duty => duty).Select(same => new DutyTally(same.Key.Due, same.Key.State, same.Count())),
            ]);
    }

    private static Fraction? Mean(IEnumerable<Fraction?> scores)
    {
        var some = scores.OfType<Fraction>().ToList();
        return some.Count == 0 ? null : some.Aggregate(Fraction.Zero, (sum, one) => sum + one) / some.Count;
    }

    private static string? BandOf(Questionnaire questionnaire, Fraction? overall, bool isCapped)
    {
        if (overall is not { } score) { return null; }

        var bands = questionnaire.Bands.Select(band => band.Id).ToList();
        var reached = questionnaire.Bands.Count(band => score >= band.From) - 1;
        return bands[isCapped ? Math.Min(reached, bands.IndexOf(questionnaire.BlockerCap)) : reached];
    }

    private static CountedAnswer Answer(IReadOnlyList<CountedAnswer> answers)
    {
        var levels = answers.Where(answer => answer <= CountedAnswer.Level4).ToList();
        return levels.Count > 0 ? (CountedAnswer)(levels.Sum(level => (int)level) / levels.Count) : answers.Min();
    }

    /// <summary>Law already in force comes before any date.</summary>
    private static DateOnly? Earliest(IEnumerable<DateOnly?> dates) => dates.MinBy(date => date ?? DateOnly.MinValue);

    /// <summary>The higher, the less far.</summary>
    private static int Rank(DutyState state) => state switch
    {
        DutyState.NotApplicable => 0,
        DutyState.InPlace => 1,
        DutyState.Partly => 2,
        DutyState.ToClarify => 3,
        DutyState.ToDo => 4,
    };
}
