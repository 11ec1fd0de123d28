namespace EhdsReadiness.Core.Units;

/// <summary>The units of a house side by side. A pure rule over what the house may see.</summary>
/// <param name="Units">In the order of their names.</param>
/// <param name="Duties">The hardest legal duties: those in force first, then the nearest; among these, those that most units miss.</param>
/// <param name="Owners">Open actions by who leads them, the most first; those that nobody leads come last.</param>
public sealed record HouseOverview(
    IReadOnlyList<OverseenUnit> Units, IReadOnlyList<OverseenDuty> Duties, IReadOnlyList<OverseenOwner> Owners)
{
    /// <summary>Most duties that are listed: the rest stands in each unit's report.</summary>
    public const int MostDuties = 10;

    /// <summary>Puts together what was opened of each unit.</summary>
    /// <param name="opened">Of each unit, the assessment that duties and actions are taken from, with its plan; null for a unit that shows
    /// none.</param>
    /// <param name="today">The day in France.</param>
    public static HouseOverview Of(
        IReadOnlyList<(OverseenUnit Unit, (Result Result, FollowedPlan Plan)? Opened)> opened, DateOnly today)
    {
        var seen = opened.Where(one => one.Opened is not null)
            .Select(one => (one.Unit.Name, one.Opened!.Value.Result, one.Opened.Value.Plan)).ToList();
        var duties =
            from one in seen
            from duty in one.Result.Combined.Duties
            where duty.State is not (DutyState.InPlace or DutyState.NotApplicable)
            group (one.Name, Duty: duty) by duty.Question.Id into missed
            let first = missed.MinBy(one => one.Duty.Duty.From ?? DateOnly.MinValue).Duty
            select new OverseenDuty(first.Question, first.Duty, [.. missed.Select(one => (one.Name, one.Duty.State))]);
        var owners =
            from one in seen
            from action in one.Plan.Actions
            where action.IsOpen
            group (one.Name, IsLate: action.IsOverdueOn(today)) by action.Details.Owner into led
            select new OverseenOwner(
                led.Key, [.. led.GroupBy(one => one.Name).Select(unit => (unit.Key, unit.Count(), unit.Count(one => one.IsLate)))]);
        return new(
            [.. opened.Select(one => one.Unit)],
            [
                .. duties.OrderBy(duty => duty.Duty.IsDueOn(today) ? DateOnly.MinValue : duty.Duty.From)
                    .ThenByDescending(duty => duty.Units.Count).ThenBy(duty => duty.Question.Order).Take(MostDuties),
            ],
            [
                .. owners.OrderBy(owner => owner.Owner is null).ThenByDescending(owner => owner.Open)
                    .ThenBy(owner => owner.Owner, StringComparer.Ordinal),
            ]);
    }
}
