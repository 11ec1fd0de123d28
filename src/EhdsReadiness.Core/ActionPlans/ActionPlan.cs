namespace EhdsReadiness.Core.ActionPlans;

/// <summary>What to do.</summary>
/// <param name="Missing">Number of questions in scope without an answer; they have no entry.</param>
/// <param name="ByPriority">The entries by priority, as the result file lists them.</param>
/// <param name="Entries">The same entries in the order of doing: duties that bind already, then those to come by their date, then good
/// practice; among these by priority. No entry precedes the one it builds on.</param>
public sealed record ActionPlan(int Missing, IReadOnlyList<PlanEntry> ByPriority, IReadOnlyList<PlanEntry> Entries)
{
    /// <summary>True while answers are missing.</summary>
    public bool IsProvisional => Missing > 0;

    /// <summary>How many entries stand on page one.</summary>
    public const int FirstEntries = 6;

    /// <summary>Identifier of the built-in entry of a question answered "I don't know".</summary>
    public const string FindOut = "find-out";
}
