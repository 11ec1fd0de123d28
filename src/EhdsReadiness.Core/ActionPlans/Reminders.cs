namespace EhdsReadiness.Core.ActionPlans;

/// <summary>Which actions a person is to be reminded of. A pure rule.</summary>
public static class Reminders
{
    /// <summary>
    /// Open actions whose last day is a month away or less and not yet over, led by that person or by nobody with an account, in the order
    /// of doing. Whoever else leads an action is reminded of it, if they want to be.
    /// </summary>
    public static IReadOnlyList<FollowedAction> Of(FollowedPlan plan, string accountId, DateOnly today) =>
    [
        .. plan.Actions.Where(action =>
            IsDue(action, today)
            && !action.IsOverdueOn(today)
            && (action.Details.OwnerAccount is null || action.Details.OwnerAccount == accountId)),
    ];

    /// <summary>Whether an action is open and its last day is a month away or less, or over.</summary>
    public static bool IsDue(FollowedAction action, DateOnly today) =>
        action.IsOpen && action.Due is { } due && LastDayOf(due).AddMonths(-1) <= today;

    private static DateOnly LastDayOf(DateOnly month) => month.AddMonths(1).AddDays(-1);
}
