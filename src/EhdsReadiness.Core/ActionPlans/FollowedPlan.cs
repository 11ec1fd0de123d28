namespace EhdsReadiness.Core.ActionPlans;

/// <summary>The plan as it is carried out: today's computed plan, the organisation's own actions, and what has left the plan. A pure
/// rule.</summary>
/// <param name="Actions">All of them, in the order of doing.</param>
/// <param name="IsOrderedByHand">True when somebody changed the computed order.</param>
public sealed record FollowedPlan(IReadOnlyList<FollowedAction> Actions, bool IsOrderedByHand)
{
    /// <summary>Joins the computed plan with what people said about it.</summary>
    /// <param name="order">Identifiers in the order given by hand; empty for the computed one. Actions that came later follow in the
    /// computed order.</param>
    public static FollowedPlan Of(Result result, ActionPlan plan, IReadOnlyList<TrackedAction> tracked, IReadOnlyList<string> order)
    {
        var byId = tracked.ToDictionary(action => action.Id, StringComparer.Ordinal);
        var actions = new List<FollowedAction>(plan.Entries.Count + tracked.Count);
        foreach (var entry in plan.Entries)
        {
            var id = ActionKey.Of(entry).ToString();
            byId.Remove(id, out var row);
            actions.Add(new(id, ActionStanding.InPlan, entry, entry.Question, entry.Action, row));
        }

        actions.AddRange(byId.Values.OrderBy(row => row.Details.Due ?? DateOnly.MaxValue).ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => OutsidePlan(result, row)));
        return order.Count == 0 ? new(actions, false) : new(ByHand(actions, order), true);
    }

    /// <summary>
    /// Whether a month ends after a legal date that is still to come. A duty already in force has no such date:
    /// its month can only be as early as possible.
    /// </summary>
    public static bool IsAfterLegalDate(DateOnly due, BindingDuty? duty, DateOnly today) =>
        duty?.From is { } from && from > today && due.AddMonths(1) > from;

    /// <summary>Memory that it takes beside the computed plan, in bytes: an estimate, high rather than low.</summary>
    public long Size => 1_024 + Actions.Sum(action => 120 + (action.Tracked is null ? 0
        : 600 + (2L * action.Details.Texts.Sum(text => text?.Length ?? 0))));

    /// <summary>The action of that identifier; null when there is none.</summary>
    public FollowedAction? Find(string id) => Actions.FirstOrDefault(action => action.Id == id);

    /// <summary>Open actions whose month is over, the longest overdue first.</summary>
    public IReadOnlyList<FollowedAction> OverdueOn(DateOnly day) =>
        [.. Actions.Where(action => action.IsOverdueOn(day)).OrderBy(action => action.Due)];

    /// <summary>Open actions whose month is not over, in the order of doing.</summary>
    public IReadOnlyList<FollowedAction> OpenOn(DateOnly day) => [.. Actions.Where(action => action.IsOpen && !action.IsOverdueOn(day))];

    /// <summary>
    /// The identifiers in a new order: one action changes places with its neighbour among those shown together with it.
    /// The order stays as it is at either end.
    /// </summary>
    /// <param name="shown">The actions between which it moves, in their order.</param>
    public IReadOnlyList<string> Moved(string id, IReadOnlyList<FollowedAction> shown, bool up)
    {
        var order = Actions.Select(action => action.Id).ToList();
        var place = shown.TakeWhile(action => action.Id != id).Count();
        var other = up ? place - 1 : place + 1;
        if (place < shown.Count && other >= 0 && other < shown.Count)
        {
            order.Remove(id);
            order.Insert(order.IndexOf(shown[other].Id) + (up ? 0 : 1), id);
        }

        return order;
    }

    private static FollowedAction OutsidePlan(Result result, TrackedAction row)
    {
        if (row.Key is not { } key) { return new(row.Id, ActionStanding.Own, null, null, null, row); }

        var question = result.Questionnaire.Find(key.QuestionId);
        var action = question?.Actions.FirstOrDefault(one => one.Id == key.ActionId);
        var answer = result.Assessment.Answers.GetValueOrDefault(key.QuestionId);
        var reached = question is not null && result.Scope.Contains(question) && answer?.Level is { } level
            && (action is null ? key.ActionId == ActionPlan.FindOut : level >= action.To);
        return new(row.Id, reached ? ActionStanding.Reached : ActionStanding.Gone, null, question, action, row);
    }

    private static List<FollowedAction> ByHand(List<FollowedAction> actions, IReadOnlyList<string> order)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in order)
        {
            places.TryAdd(id, places.Count);
        }

        return [.. actions.OrderBy(action => places.GetValueOrDefault(action.Id, int.MaxValue))];
    }
}
