namespace EhdsReadiness.Core.Scoring;

/// <summary>Why a question is not asked.</summary>
public enum NotAskedReason
{
    /// <summary>It is for the other role.</summary>
    Role,

    /// <summary>The profile rules it out.</summary>
    Profile,

    /// <summary>It is not in the express list.</summary>
    Express,
}
