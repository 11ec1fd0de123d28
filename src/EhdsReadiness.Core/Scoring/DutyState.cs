namespace EhdsReadiness.Core.Scoring;

/// <summary>Where a legal duty stands. Never called a breach.</summary>
public enum DutyState
{
    /// <summary>Level 3 or 4.</summary>
    InPlace,

    /// <summary>Level 2.</summary>
    Partly,

    /// <summary>Level 0 or 1.</summary>
    ToDo,

    /// <summary>Unknown, or no answer yet.</summary>
    ToClarify,

    /// <summary>Does not apply, with a reason.</summary>
    NotApplicable,
}
