namespace EhdsReadiness.Core.ActionPlans;

/// <summary>An action with what is known of it.</summary>
/// <param name="Entry">Its entry of today's plan; null when it has none.</param>
/// <param name="Question">Its question; null for an action of one's own, and when this version has none of that name.</param>
/// <param name="Action">The questionnaire's action; null for <c>find-out</c>, an action of one's own, and when the question has none of
/// that name.</param>
/// <param name="Tracked">What people said about it; null while nobody touched it.</param>
public sealed record FollowedAction(
    string Id, ActionStanding Standing, PlanEntry? Entry, Question? Question, QuestionAction? Action, TrackedAction? Tracked)
{
    public ActionDetails Details => Tracked?.Details ?? ActionDetails.Untouched;

    /// <summary>First day of the month by whose end it should be done; null for none.</summary>
    public DateOnly? Due => Details.Due ?? Entry?.FinishBy;

    /// <summary>As <see cref="PlanEntry.UsualOwner"/>; null too for an action of one's own.</summary>
    public Text? UsualOwner => Entry is { } entry ? entry.UsualOwner : Action?.Owner;

    public string? AxisId => Question?.AxisId ?? Details.AxisId;
    public bool IsRemoved => Tracked?.RemovedAt is not null;

    /// <summary>Whether it belongs to what the organisation follows: in the plan or its own, neither removed nor set aside.</summary>
    public bool IsFollowed => Standing is ActionStanding.InPlan or ActionStanding.Own && !IsRemoved && !Details.SetAside;

    /// <summary>Whether it is still to be done.</summary>
    public bool IsOpen => IsFollowed && Details.Status is ActionStatus.ToDo or ActionStatus.Doing;

    /// <summary>Whether its month was over before that day.</summary>
    public bool IsOverdueOn(DateOnly day) => IsOpen && Due is { } due && due.AddMonths(1) <= day;
}
