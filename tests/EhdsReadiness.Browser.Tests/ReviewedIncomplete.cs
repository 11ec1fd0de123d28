namespace EhdsReadiness.Browser.Tests;

/// <summary>What axe cannot decide by itself, and a person has judged to be right.</summary>
/// <param name="Rule">The rule of axe.</param>
/// <param name="Reason">Why axe cannot decide: the key of its message; empty where it gives none.</param>
/// <param name="Selector">The elements that were judged, as a CSS selector.</param>
/// <param name="Why">Why they are right.</param>
public sealed record ReviewedIncomplete(string Rule, string Reason, string Selector, string Why)
{
    /// <summary>All of them; anything else that axe leaves open fails the audit.</summary>
    public static readonly IReadOnlyList<ReviewedIncomplete> All =
    [
    ];
}
