namespace EhdsReadiness.Core.ActionPlans;

/// <summary>A scenario that most would choose by hand: the first actions, or all that the law asks by some day. A pure rule.</summary>
/// <param name="Id">As forms send it: <c>first</c>, <c>due</c> or a day such as <c>2029-03-26</c>.</param>
/// <param name="By">The day by which the law asks for its steps; null for <c>first</c>.</param>
/// <param name="Steps">At least one, in the order of doing.</param>
public sealed record ReadyScenario(string Id, DateOnly? By, IReadOnlyList<PlanEntry> Steps)
{
    public const string First = "first";
    public const string Due = "due";

    /// <summary>Those that a plan gives, from the nearest on; each but the first has more steps than the one before it.</summary>
    /// <param name="date">The day of the assessment.</param>
    public static IReadOnlyList<ReadyScenario> Of(ActionPlan plan, DateOnly date)
    {
        if (plan.Entries.Count == 0) { return []; }

        var ready = new List<ReadyScenario> { new(First, null, [.. plan.Entries.Take(ActionPlan.FirstEntries)]) };
        var days = plan.Entries.Select(entry => entry.Duty?.From).OfType<DateOnly>().Where(from => from > date).Distinct().Order();
        var taken = 0;
        foreach (var day in days.Prepend(date))
        {
            var steps = plan.Entries.Where(entry => entry.Duty?.IsDueOn(day) == true).ToList();
            if (steps.Count > taken)
            {
                ready.Add(new(day == date ? Due : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, steps));
                taken = steps.Count;
            }
        }

        return ready;
    }

    public Scenario Scenario => new([.. Steps.Select(ActionKey.Of)], Scenario.Nothing.Levels);
}
