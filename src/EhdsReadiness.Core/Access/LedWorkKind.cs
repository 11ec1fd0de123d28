namespace EhdsReadiness.Core.Access;

/// <summary>Kind of work that a member leads.</summary>
public enum LedWorkKind
{
    /// <summary>An open action of a plan.</summary>
    [Id("action")] Action,

    /// <summary>An axis that they are asked to answer.</summary>
    [Id("axis")] Axis,

    /// <summary>A question that they are asked to answer.</summary>
    [Id("question")] Question,

    /// <summary>The reminders of a plan, which go to whoever wants them.</summary>
    [Id("reminders")] Reminders,
}
