namespace EhdsReadiness.Core.Access;

/// <summary>Kind of work that a member leads.</summary>
public enum LedWorkKind
{
    /// <summary>An open action of a plan.</summary>
    Action,

    /// <summary>An axis that they are asked to answer.</summary>
    Axis,

    /// <summary>A question that they are asked to answer.</summary>
    Question,

    /// <summary>The reminders of a plan, which go to whoever wants them.</summary>
    Reminders,
}

/// <summary>The identifiers of the kinds of work.</summary>
public static class LedWorkKindIds
{
    /// <summary><c>action</c>, <c>axis</c>, <c>question</c> or <c>reminders</c>.</summary>
    public static string Id(this LedWorkKind kind) => kind switch
    {
        LedWorkKind.Action => "action",
        LedWorkKind.Axis => "axis",
        LedWorkKind.Question => "question",
        LedWorkKind.Reminders => "reminders",
    };

    /// <summary>The kind of an identifier; null for anything else.</summary>
    public static LedWorkKind? Find(string? id) => Ids.Find<LedWorkKind>(id, Id);
}
