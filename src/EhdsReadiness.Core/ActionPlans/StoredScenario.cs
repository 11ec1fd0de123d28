namespace EhdsReadiness.Core.ActionPlans;

/// <summary>A scenario as it is kept.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="RemovedAt">When it was taken away; null while it is there.</param>
public sealed record StoredScenario(
    string Id, string Name, int Version, Scenario Scenario, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt)
{
    /// <summary>Longest name, in Unicode characters.</summary>
    public const int LongestName = 120;

    /// <summary>How many scenarios one assessment can have.</summary>
    public const int Most = 30;

    /// <summary>How many that were taken away can be put back; the oldest are deleted.</summary>
    public const int MostRemoved = 30;
}
