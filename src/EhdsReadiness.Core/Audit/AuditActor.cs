namespace EhdsReadiness.Core.Audit;

/// <summary>Who did something: an account, whoever holds a link, or the site itself.</summary>
public sealed record AuditActor
{
    private AuditActor(string kind, string? accountId, string? actingFor) => (Kind, AccountId, ActingFor) = (kind, accountId, actingFor);

    /// <summary>Whoever holds the link of an anonymous assessment.</summary>
    public static AuditActor Link { get; } = new("link", null, null);

    /// <summary>The site by itself, or its command line.</summary>
    public static AuditActor System { get; } = new("system", null, null);

    /// <summary><c>account</c>, <c>link</c> or <c>system</c>.</summary>
    public string Kind { get; }

    /// <summary>Null unless it was an account.</summary>
    public string? AccountId { get; }

    /// <summary>Organisation of a consultant who acts by a client's grant, or the house of a unit; null for whoever acts by
    /// membership.</summary>
    public string? ActingFor { get; }

    /// <summary>A person who is signed in.</summary>
    /// <param name="accountId">Identifier of the account.</param>
    /// <param name="actingFor">The consultancy, when it is a client's grant that lets them; the house, when it is a unit's.</param>
    public static AuditActor Account(string accountId, string? actingFor = null) => new("account", accountId, actingFor);
}
