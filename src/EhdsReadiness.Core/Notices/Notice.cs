namespace EhdsReadiness.Core.Notices;

/// <summary>That somebody is told of an event.</summary>
/// <param name="EventId">Identifier of the event.</param>
/// <param name="Kind">As what they are told of it.</param>
/// <param name="OrganisationId">Whose it is; null for what is the reader's own.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Consultancy">Name of the consultancy whose access it is; null for everything else.</param>
/// <param name="AssessmentId">Null where it is about none.</param>
/// <param name="Item">What it is about within, as the event has it; null for nothing.</param>
/// <param name="Through">The organisation as whose member the reader is told; null for what is their own.</param>
/// <param name="ReadAt">Null while it is unread.</param>
public sealed record Notice(
    string EventId, EventKind Kind, string? OrganisationId, string? Organisation, string? Consultancy, string? AssessmentId, string? Item,
    string? Through, DateTimeOffset At, DateTimeOffset? ReadAt)
{
    /// <summary>Days that a notice is kept once it was read.</summary>
    public const int DaysOnceRead = 90;

    /// <summary>Days that events and their notices are kept at most.</summary>
    public const int Days = 365;
}
