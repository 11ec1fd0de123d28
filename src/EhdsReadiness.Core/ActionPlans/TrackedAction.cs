namespace EhdsReadiness.Core.ActionPlans;

/// <summary>What people say about an action: who, when, how far.</summary>
/// <param name="Title">What is to be done, 1 to 300 characters, for an action of one's own; null for one of the questionnaire.</param>
/// <param name="AxisId">The axis of an action of one's own; null for none, and for one of the questionnaire.</param>
/// <param name="Owner">Who leads it, 1 to 120 characters: the name of the member, or a free one; null while nobody does.</param>
/// <param name="OwnerAccount">Account of a member who leads it, by whose name it is shown; null for a free name.</param>
/// <param name="Due">First day of the month by whose end it should be done; null for the computed month, and for none at all where the action is one's own.</param>
/// <param name="Reason">Why it will not be done, 1 to 4,000 characters; null unless it is dropped.</param>
/// <param name="Notes">Free text of at most 4,000 characters; null when none.</param>
/// <param name="Evidence">Where one sees that it is done, at most 2,000 characters; null when none.</param>
/// <param name="SetAside">True when another plan was chosen without it: it stays in sight, apart.</param>
public sealed record ActionDetails(
    string? Title,
    string? AxisId,
    string? Owner,
    string? OwnerAccount,
    DateOnly? Due,
    ActionStatus Status,
    string? Reason,
    string? Notes,
    string? Evidence,
    bool SetAside)
{
    /// <summary>Longest title, in Unicode characters.</summary>
    public const int LongestTitle = 300;

    /// <summary>Longest name of an owner, in Unicode characters.</summary>
    public const int LongestOwner = 120;

    /// <summary>Longest notes and longest reason, in Unicode characters.</summary>
    public const int LongestNotes = 4000;

    /// <summary>Longest evidence, in Unicode characters.</summary>
    public const int LongestEvidence = 2000;

    /// <summary>An action of the questionnaire that nobody has touched yet.</summary>
    public static ActionDetails Untouched { get; } = new(null, null, null, null, null, ActionStatus.ToDo, null, null, null, false);
}

/// <summary>An action that somebody has touched, as it is kept.</summary>
/// <param name="Id">An <see cref="ActionKey"/>, or 32 hexadecimal digits for an action of one's own.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="RemovedAt">When an action of one's own was taken away; null while it is there.</param>
/// <param name="LeftAt">When the member who led it went and nobody took it over; null otherwise.</param>
/// <param name="LeftBy">Name of that member; null when their account was closed, and while nobody went.</param>
public sealed record TrackedAction(
    string Id, int Version, ActionDetails Details, DateTimeOffset? RemovedAt, DateTimeOffset ChangedAt, DateTimeOffset? LeftAt = null, string? LeftBy = null)
{
    /// <summary>The action of the questionnaire; null for one of one's own.</summary>
    public ActionKey? Key => ActionKey.Parse(Id);

    /// <summary>Whether it is still to be done, as far as people said: neither finished nor set aside nor taken away.</summary>
    public bool IsToBeDone => Details.Status is ActionStatus.ToDo or ActionStatus.Doing && !Details.SetAside && RemovedAt is null;
}

/// <summary>One change of one thing about an action.</summary>
/// <param name="Version">The version of the action that the change made.</param>
/// <param name="Field">What changed: <c>status</c>, <c>owner</c>, <c>due</c>, <c>reason</c>, <c>notes</c>, <c>evidence</c>, <c>title</c>, <c>axis</c>, <c>set_aside</c> or <c>removed</c>.</param>
/// <param name="Author">Account, <c>link</c> for whoever holds the resume link, or <c>system</c> for the command line of the site.</param>
/// <param name="AuthorName">Name of the account; null for the link, and when the account is gone.</param>
/// <param name="Before">Null for nothing; statuses by their identifier, months as <c>2028-12</c>, members by their name of today.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
/// <param name="AccountBefore">Account of the member who led it before; null for nobody, for a free name and for other fields.</param>
/// <param name="AccountAfter">As <paramref name="AccountBefore"/>.</param>
public sealed record ActionChange(
    int Version, string Field, DateTimeOffset At, string Author, string? AuthorName, string? Before, string? After, string? AccountBefore, string? AccountAfter)
{
    /// <summary>Whether a member led it before whose account was closed: there is no name.</summary>
    public bool IsBeforeGone => Before is null && AccountBefore is not null;

    /// <summary>As <see cref="IsBeforeGone"/>.</summary>
    public bool IsAfterGone => After is null && AccountAfter is not null;
}
