namespace EhdsReadiness.Core.Opening;

/// <summary>Which questions are looked at when they are handed out.</summary>
public enum AssignFilter
{
    [Id("all")] All,

    /// <summary>Without an answer.</summary>
    [Id("missing")] Missing,

    /// <summary>Answered "I don't know".</summary>
    [Id("unknown")] Unknown,

    /// <summary>Asked of nobody.</summary>
    [Id("unassigned")] Unassigned,

    /// <summary>Their day has passed, and there is something to do.</summary>
    [Id("late")] Late,

    /// <summary>Asked of whoever looks.</summary>
    [Id("mine")] Mine,
}
