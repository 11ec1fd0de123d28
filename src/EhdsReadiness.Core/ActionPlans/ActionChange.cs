namespace EhdsReadiness.Core.ActionPlans;

/// <summary>One change of one thing about an action.</summary>
/// <param name="Version">The version of the action that the change made.</param>
/// <param name="Field">What changed: <c>status</c>, <c>owner</c>, <c>due</c>, <c>reason</c>, <c>notes</c>, <c>evidence</c>, <c>title</c>,
/// <c>axis</c>, <c>set_aside</c> or <c>removed</c>.</param>
/// <param name="Author">Account, <c>link</c> for whoever holds the resume link, or <c>system</c> for the command line of the site.</param>
/// <param name="AuthorName">Name of the account; null for the link, and when the account is gone.</param>
/// <param name="Before">Null for nothing; statuses by their identifier, months as <c>2028-12</c>, members by their name of today.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
/// <param name="AccountBefore">Account of the member who led it before; null for nobody, for a free name and for other fields.</param>
/// <param name="AccountAfter">As <paramref name="AccountBefore"/>.</param>
public sealed record ActionChange(
    int Version, string Field, DateTimeOffset At, string Author, string? AuthorName, string? Before, string? After, string? AccountBefore,
    string? AccountAfter)
{
    /// <summary>Whether a member led it before whose account was closed: there is no name.</summary>
    public bool IsBeforeGone => Before is null && AccountBefore is not null;

    /// <summary>As <see cref="IsBeforeGone"/>.</summary>
    public bool IsAfterGone => After is null && AccountAfter is not null;
}
