namespace EhdsReadiness.Core.Scoring;

/// <summary>Where a legal duty stands. Never called a breach.</summary>
public enum DutyState
{
    /// <summary>Level 3 or 4.</summary>
    [Id("in_place")] InPlace,

    /// <summary>Level 2.</summary>
    [Id("partly")] Partly,

    /// <summary>Level 0 or 1.</summary>
    [Id("to_do")] ToDo,

    /// <summary>Unknown, or no answer yet.</summary>
    [Id("to_clarify")] ToClarify,

    /// <summary>Does not apply, with a reason.</summary>
    [Id("not_applicable")] NotApplicable,
}
