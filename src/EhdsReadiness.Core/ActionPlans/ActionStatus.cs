namespace EhdsReadiness.Core.ActionPlans;

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    [Id("todo")] ToDo,
    [Id("doing")] Doing,
    [Id("done")] Done,

    /// <summary>Will not be done, for a reason that is given.</summary>
    [Id("dropped")] Dropped,
}
