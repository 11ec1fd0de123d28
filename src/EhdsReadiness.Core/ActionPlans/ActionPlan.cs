namespace EhdsReadiness.Core.ActionPlans;

/// <summary>What to do, in the order of doing.</summary>
/// <param name="Missing">Number of questions in scope without an answer; they have no entry.</param>
public sealed record ActionPlan(int Missing, IReadOnlyList<PlanEntry> Entries)
{
    /// <summary>True while answers are missing.</summary>
    public bool IsProvisional => Missing > 0;

    /// <summary>How many entries stand on page one.</summary>
    public const int FirstEntries = 6;

    /// <summary>Identifier of the built-in entry of a question answered "I don't know".</summary>
    public const string FindOut = "find-out";
}
