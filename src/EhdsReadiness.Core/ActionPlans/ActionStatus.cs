namespace EhdsReadiness.Core.ActionPlans;

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    ToDo,
    Doing,
    Done,

    /// <summary>Will not be done, for a reason that is given.</summary>
    Dropped,
}

/// <summary>The identifiers of statuses in forms, files and rows.</summary>
public static class ActionStatusIds
{
    public static readonly IReadOnlyList<ActionStatus> All =
        [ActionStatus.ToDo, ActionStatus.Doing, ActionStatus.Done, ActionStatus.Dropped];

    /// <summary><c>todo</c>, <c>doing</c>, <c>done</c> or <c>dropped</c>.</summary>
    public static string Id(this ActionStatus status) => status switch
    {
        ActionStatus.ToDo => "todo",
        ActionStatus.Doing => "doing",
        ActionStatus.Done => "done",
        ActionStatus.Dropped => "dropped",
    };

    /// <summary>The status of an identifier; null when there is none.</summary>
    public static ActionStatus? Find(string? id) => Ids.Find<ActionStatus>(id, Id);
}
