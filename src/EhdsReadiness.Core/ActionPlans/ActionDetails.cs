namespace EhdsReadiness.Core.ActionPlans;

/// <summary>What people say about an action: who, when, how far.</summary>
/// <param name="Title">What is to be done, 1 to 300 characters, for an action of one's own; null for one of the questionnaire.</param>
/// <param name="AxisId">The axis of an action of one's own; null for none, and for one of the questionnaire.</param>
/// <param name="Owner">Who leads it, 1 to 120 characters: the name of the member, or a free one; null while nobody does.</param>
/// <param name="OwnerAccount">Account of a member who leads it, by whose name it is shown; null for a free name.</param>
/// <param name="Due">First day of the month by whose end it should be done; null for the computed month, and for none at all where the
/// action is one's own.</param>
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

    /// <summary>What was typed freely.</summary>
    internal IEnumerable<string?> Texts => [Title, Owner, Reason, Notes, Evidence];

    /// <summary>An action of the questionnaire that nobody has touched yet.</summary>
    public static ActionDetails Untouched { get; } = new(null, null, null, null, null, ActionStatus.ToDo, null, null, null, false);
}
