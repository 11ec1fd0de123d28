namespace EhdsReadiness.Core.Scoring;

/// <summary>
/// The score: exact arithmetic on integers and fractions, with no clock, no culture and no database,
/// so that the same answers give the same figures everywhere. The method page says the same in plain words.
/// </summary>
public static class Readiness
{
    /// <summary>Points of one level, of 100.</summary>
    public const int PointsPerLevel = 25;

    /// <summary>Answered questions, of 100 asked, below which a score is provisional: it stands with its interval, without a band. An
    /// answer is a level, "I don't know" or "does not apply". An axis is judged by its own questions, and by all of them.</summary>
    public const int FirmPercent = 80;

    /// <summary>Whether so few questions are answered that there is no judging by them.</summary>
    public static bool IsProvisional(int answered, int asked) => answered * 100 < asked * FirmPercent;

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
        var provisional = IsProvisional(asked);
        var combined = ReadingOf(ReadingKind.Combined, questionnaire, asked, provisional);
        IReadOnlyList<Reading> readings = assessment.Role == Roles.Both
            ? [combined, ReadingOf(ReadingKind.Holder, questionnaire, WithRole(asked, Roles.Holder), provisional),
                ReadingOf(ReadingKind.User, questionnaire, WithRole(asked, Roles.User), provisional)]
            : [combined];

        return new(questionnaire, assessment, asked, readings);
    }

    private static List<AskedQuestion> WithRole(IReadOnlyList<AskedQuestion> asked, Roles role) =>
        [.. asked.Where(one => (one.Question.Roles & role) != Roles.None)];

    private static bool IsProvisional(IReadOnlyList<AskedQuestion> asked) =>
        IsProvisional(asked.Count(one => one.Answer is not null), asked.Count);

    private static Reading ReadingOf(
        ReadingKind kind, Questionnaire questionnaire, IReadOnlyList<AskedQuestion> asked, bool isWholeProvisional)
    {
        var provisional = isWholeProvisional || IsProvisional(asked);
        var axes = new AxisScore[questionnaire.Axes.Count];
        for (var i = 0; i < axes.Length; i++)
        {
            axes[i] = AxisOf(questionnaire, questionnaire.Axes[i], asked, provisional);
        }

        var duties = new List<DutyReadiness>();
        foreach (var one in asked)
        {
            if (one.Duty is not null)
            {
                duties.Add(new(one.Question, one.Duty, one.State));
            }
        }

        return new(kind, OverallOf(questionnaire, axes, provisional), axes, duties);
    }

    private static AxisScore AxisOf(Questionnaire questionnaire, Axis axis, IReadOnlyList<AskedQuestion> asked, bool isWholeProvisional)
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

        var provisional = isWholeProvisional || IsProvisional(answered, inScope);
        var score = weight == 0 ? null : ScoreOf(questionnaire, new(low, weight), new(high, weight), blockers.Count > 0, provisional);
        return new(axis, score, inScope, answered, blockers, contributions, weight);
    }

    private static Score? OverallOf(Questionnaire questionnaire, AxisScore[] axes, bool provisional)
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

        return scored == 0 ? null : ScoreOf(questionnaire, low / scored, high / scored, blocked, provisional);
    }

    private static Score ScoreOf(Questionnaire questionnaire, Fraction low, Fraction high, bool blocked, bool provisional)
    {
        var reached = 0;
        var cap = 0;
        for (var i = 0; i < questionnaire.Bands.Count; i++)
        {
            reached = low >= questionnaire.Bands[i].From ? i : reached;
            cap = questionnaire.Bands[i].Id == questionnaire.BlockerCap ? i : cap;
        }

        var capped = blocked && reached > cap;
        return new(low, high, questionnaire.Bands[capped ? cap : reached], capped, provisional);
    }
}
