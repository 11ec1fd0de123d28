namespace EhdsReadiness.Web.Security;

/// <summary>The limits per client network (<see cref="ClientNetwork.Near"/>) and minute; an IPv6 site has
/// <see cref="RateLimits.SiteFactor"/> times as much.</summary>
public sealed record RateLimitSettings : ISettings
{
    /// <summary>Assessments started or imported.</summary>
    [Range(1, 10_000_000)] public int StartsPerMinute { get; init; } = 60;

    /// <summary>Reports made.</summary>
    [Range(1, 10_000_000)] public int ReportsPerMinute { get; init; } = 60;

    /// <summary>Passwords and codes tried, and people sent back by identity providers. The lock-out of each account is what stops a
    /// guesser; this stops one who goes through many accounts.</summary>
    [Range(1, 10_000_000)] public int SignInsPerMinute { get; init; } = 120;

    /// <summary>Accounts asked for and passwords forgotten, each a mail.</summary>
    [Range(1, 10_000_000)] public int MailsPerMinute { get; init; } = 30;

    /// <summary>Archives of reports made, each of them many reports.</summary>
    [Range(1, 10_000_000)] public int ArchivesPerMinute { get; init; } = 10;

    /// <summary>Consultancies looked for by their identifier or code.</summary>
    [Range(1, 10_000_000)] public int GrantsPerMinute { get; init; } = 20;

    /// <summary>Plans read by calendars: those of a whole hospital, or of all customers of one calendar service, come from few
    /// networks.</summary>
    [Range(1, 10_000_000)] public int FeedsPerMinute { get; init; } = 600;

    /// <summary>Reports of the content security policy, each a line in the log.</summary>
    [Range(1, 10_000_000)] public int CspReportsPerMinute { get; init; } = 20;

    /// <summary>Forms sent, answers included.</summary>
    [Range(1, 10_000_000)] public int PostsPerMinute { get; init; } = 6000;
}
