namespace EhdsReadiness.Core.Organisations;

/// <summary>An invitation to become a member, open until it is accepted, withdrawn or expired.</summary>
/// <param name="Email">The address it was sent to, as typed; it is good for that one only.</param>
public sealed record Invitation(string Id, string OrganisationId, string OrganisationName, string Email, MemberRole Role,
    DateTimeOffset ExpiresAt)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Most invitations that one account may send within a day: whoever is invited asked for nothing.</summary>
    public const int MostPerDay = 50;

    /// <summary>Whether the address is the invited one, by the rule by which accounts are told apart.</summary>
    public bool IsFor(string email) => EmailAddress.Normalize(email) == EmailAddress.Normalize(Email);
}
