namespace EhdsReadiness.Core.Organisations;

/// <summary>Somebody's request to become a member of an organisation, open until it is decided, withdrawn or too old.</summary>
/// <param name="AccountId">Whoever asks; no staff account, and none that is kept out.</param>
/// <param name="Name">As the account says it.</param>
/// <param name="Email">The address of the account, which the site has checked.</param>
/// <param name="Language">The reader's, for mails.</param>
/// <param name="Identifier">The number by which they found the organisation.</param>
/// <param name="Message">What they say; null for nothing.</param>
public sealed record JoinRequest(
    string Id, string OrganisationId, string AccountId, string Name, string Email, Language Language, string Identifier, string? Message,
    DateTimeOffset AskedAt)
{
    /// <summary>How long its owners alone decide; after that an administrator of the site may as well.</summary>
    public static readonly TimeSpan OwnersAlone = TimeSpan.FromDays(14);

    /// <summary>How long a request is open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(45);

    /// <summary>Most requests that one account may make within a day: owners asked for none.</summary>
    public const int MostPerDay = 3;

    /// <summary>Longest message, in Unicode characters.</summary>
    public const int LongestMessage = 500;

    /// <summary>From when on an administrator may decide.</summary>
    public DateTimeOffset OverdueAt => AskedAt + OwnersAlone;
}
