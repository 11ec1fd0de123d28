namespace EhdsReadiness.Core.Portfolios;

/// <summary>A consultancy's request to be let in by a client. Its link shows a form that is filled in; it gives nothing by
/// itself.</summary>
/// <param name="Since">When the consultancy was entered here.</param>
/// <param name="Siren">Of the consultancy, as it gave it; null when it has none.</param>
/// <param name="Name">What the consultancy calls the client; null when it said nothing.</param>
/// <param name="Email">The address it was sent to, as typed.</param>
/// <param name="Until">Last day of the access that is asked for.</param>
/// <param name="WithdrawnAt">Null when it was not withdrawn.</param>
/// <param name="AcceptedAt">Null while no access was given by it.</param>
/// <param name="ClientName">The organisation that gave it; null before.</param>
public sealed record ClientInvitation(
    string Id,
    string ConsultancyId,
    string ConsultancyName,
    string? Siren,
    DateTimeOffset Since,
    string? Name,
    string Email,
    bool MayAnswer,
    DateOnly Until,
    DateTimeOffset InvitedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? AcceptedAt,
    string? ClientName)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Most that one account may send within a day.</summary>
    public const int MostPerDay = 50;

    /// <summary>Longest name of a client, in Unicode characters.</summary>
    public const int LongestName = OrganisationDetails.LongestName;

    /// <summary>How it stands.</summary>
    public ClientInvitationState StateAt(DateTimeOffset now) =>
        (AcceptedAt, WithdrawnAt) switch
        {
            (not null, _) => ClientInvitationState.Accepted,
            (null, not null) => ClientInvitationState.Withdrawn,
            (null, null) => now < ExpiresAt ? ClientInvitationState.Open : ClientInvitationState.Expired,
        };
}
