namespace EhdsReadiness.Core.Portfolios;

/// <summary>The figures of one assessment that a list shows, so that a list of a thousand scores none of them.</summary>
/// <param name="InScope">Number of questions asked.</param>
/// <param name="Answered">Of these, those with a level, "I don't know" or "does not apply".</param>
/// <param name="Overall">Null when there is nothing to assess.</param>
/// <param name="BandId">The band reached, not to be shown while it is provisional; null without a score.</param>
/// <param name="Axes">One for each axis in the order of the questionnaire; null where there is nothing to assess.</param>
/// <param name="ToConfirm">Carried answers that nobody has confirmed or changed yet.</param>
/// <param name="Duties">What is not in place yet, the earliest date first; law already in force stands before it.</param>
public sealed record AssessmentSummary(
    int InScope, int Answered, Interval? Overall, string? BandId, IReadOnlyList<Interval?> Axes, IReadOnlyList<OpenDuties> Duties,
    int ToConfirm = 0)
{
    /// <summary>The summary of what scoring found, both roles together.</summary>
    public static AssessmentSummary Of(Result result)
    {
        var reading = result.Combined;
        var open = reading.Duties.Where(duty => duty.State is not (DutyState.InPlace or DutyState.NotApplicable))
            .GroupBy(duty => duty.Duty.From);
        return new(
            reading.InScope,
            reading.Answered,
            Of(reading.Overall),
            reading.Overall?.Band.Id,
            [.. reading.Axes.Select(axis => Of(axis.Score))],
            [.. open.OrderBy(group => group.Key ?? DateOnly.MinValue).Select(group => new OpenDuties(group.Key, group.Count()))],
            result.ToConfirm.Count);
    }

    /// <summary>Whether so few questions are answered that the score has no band.</summary>
    public bool IsProvisional => Readiness.IsProvisional(Answered, InScope);

    /// <summary>The next date, today or later, on which a duty begins that is not in place yet; null when none is to come.</summary>
    public OpenDuties? Next(DateOnly today) => Duties.FirstOrDefault(duties => duties.From >= today);

    /// <summary>How many duties already in force are not in place.</summary>
    public int InForce(DateOnly today) =>
        Duties.Where(duties => duties.From is null || duties.From < today).Sum(duties => duties.Count);

    private static Interval? Of(Score? score) => score is null ? null : new((int)score.Shown, (int)score.ShownHigh);
}
