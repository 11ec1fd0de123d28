namespace EhdsReadiness.Web.Security;

/// <summary>The limits per client network (<see cref="ClientNetwork.Near"/>) and minute; an IPv6 site has <see cref="RateLimits.SiteFactor"/> times as much.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Assessments started or imported.</summary>
    public int StartsPerMinute { get; init; } = 60;

    /// <summary>Reports made.</summary>
    public int ReportsPerMinute { get; init; } = 60;

    /// <summary>Passwords and codes tried. The lock-out of each account is what stops a guesser; this stops one who goes through many accounts.</summary>
    public int SignInsPerMinute { get; init; } = 120;

    /// <summary>Accounts asked for and passwords forgotten, each a mail.</summary>
    public int MailsPerMinute { get; init; } = 30;

    /// <summary>Archives of reports made, each of them many reports.</summary>
    public int ArchivesPerMinute { get; init; } = 10;

    /// <summary>Consultancies looked for by their identifier or code.</summary>
    public int GrantsPerMinute { get; init; } = 20;

    /// <summary>Reports of the content security policy, each a line in the log.</summary>
    public int CspReportsPerMinute { get; init; } = 20;

    /// <summary>Forms sent, answers included.</summary>
    public int PostsPerMinute { get; init; } = 6000;
}
