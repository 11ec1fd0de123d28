namespace EhdsReadiness.Core.Scoring;

/// <summary>
/// The score: exact arithmetic on integers and fractions, with no clock, no culture and no database,
/// so that the same answers give the same figures everywhere. The method page says the same in plain words.
/// </summary>
public static class Readiness
{
    /// <summary>Points of one level, of 100.</summary>
    public const int PointsPerLevel = 25;

    /// <summary>Scores an assessment on its own version of the questionnaire.</summary>
    /// <exception cref="ArgumentException">The content has no such version.</exception>
    public static Result Of(Content content, Assessment assessment)
    {
        var questionnaire = content.Find(assessment.Questionnaire)
            ?? throw new ArgumentException($"The content has no questionnaire “{assessment.Questionnaire}”.", nameof(assessment));
        return Of(questionnaire, content.Regulation, assessment);
    }

    /// <summary>Scores an assessment.</summary>
    public static Result Of(Questionnaire questionnaire, Regulation regulation, Assessment assessment)
    {
        var asked = AskedQuestion.Of(questionnaire, regulation, assessment);
        var combined = ReadingOf(ReadingKind.Combined, questionnaire, asked);
        IReadOnlyList<Reading> readings = assessment.Role == Roles.Both
            ? [combined, ReadingOf(ReadingKind.Holder, questionnaire, WithRole(asked, Roles.Holder)),
                ReadingOf(ReadingKind.User, questionnaire, WithRole(asked, Roles.User))]
            : [combined];

        return new(questionnaire, assessment, asked, readings);
    }

    private static List<AskedQuestion> WithRole(IReadOnlyList<AskedQuestion> asked, Roles role) =>
        [.. asked.Where(one => (one.Question.Roles & role) != Roles.None)];

    private static Reading ReadingOf(ReadingKind kind, Questionnaire questionnaire, IReadOnlyList<AskedQuestion> asked)
    {
        var axes = new AxisScore[questionnaire.Axes.Count];
        for (var i = 0; i < axes.Length; i++)
        {
            axes[i] = AxisOf(questionnaire, questionnaire.Axes[i], asked);
        }

        var duties = new List<DutyReadiness>();
        foreach (var one in asked)
        {
            if (one.Duty is not null)
            {
                duties.Add(new(one.Question, one.Duty, one.State));
            }
        }

        return new(kind, OverallOf(questionnaire, axes), axes, duties);
    }

    private static AxisScore AxisOf(Questionnaire questionnaire, Axis axis, IReadOnlyList<AskedQuestion> asked)
    {
        int inScope = 0, answered = 0, weight = 0, low = 0, high = 0;
        var blockers = new List<Question>();
        var counting = new List<AskedQuestion>();
        foreach (var one in asked)
        {
            if (one.Question.AxisId != axis.Id) { continue; }

            inScope++;
            answered += one.Answer is null ? 0 : 1;
            if (one.IsBlocker)
            {
                blockers.Add(one.Question);
            }

            if (one.Counts)
            {
                counting.Add(one);
                weight += one.Question.Weight;
                low += one.Question.Weight * one.PointsLow;
                high += one.Question.Weight * one.PointsHigh;
            }
        }

        var contributions = new Contribution[counting.Count];
        for (var i = 0; i < contributions.Length; i++)
        {
            var one = counting[i];
            contributions[i] = new(one.Question, new(one.Question.Weight * one.PointsLow, weight), new(one.Question.Weight * 100, weight));
        }

        var score = weight == 0 ? null : ScoreOf(questionnaire, new(low, weight), new(high, weight), blockers.Count > 0);
        return new(axis, score, inScope, answered, blockers, contributions, weight);
    }

    private static Score? OverallOf(Questionnaire questionnaire, AxisScore[] axes)
    {
        var scored = 0;
        var blocked = false;
        Fraction low = 0, high = 0;
        foreach (var axis in axes)
        {
            blocked |= axis.Blockers.Count > 0;
            if (axis.Score is { } score)
            {
                scored++;
                low += score.Low;
                high += score.High;
            }
        }

        return scored == 0 ? null : ScoreOf(questionnaire, low / scored, high / scored, blocked);
    }

    private static Score ScoreOf(Questionnaire questionnaire, Fraction low, Fraction high, bool blocked)
    {
        var reached = 0;
        var cap = 0;
        for (var i = 0; i < questionnaire.Bands.Count; i++)
        {
            reached = low >= questionnaire.Bands[i].From ? i : reached;
            cap = questionnaire.Bands[i].Id == questionnaire.BlockerCap ? i : cap;
        }

        var capped = blocked && reached > cap;
        return new(low, high, questionnaire.Bands[capped ? cap : reached], capped);
    }
}
