namespace EhdsReadiness.Web.Settings;

/// <summary>The settings of the site, each property a section by its name; a list is a section of any number of sections, which the
/// operator names. A section or key that is not here is no setting:
/// <see cref="SettingsReader"/> reads and checks them all alike.</summary>
public sealed record AllSettings
{
    public DatabaseSettings Database { get; init; } = new();
    public ContentSettings Content { get; init; } = new();
    public SiteSettings Site { get; init; } = new();
    public MailSettings Mail { get; init; } = new();
    public AccountSettings Accounts { get; init; } = new();
    public IReadOnlyList<ProviderSettings> Oidc { get; init; } = [];
    public AggregateSettings Aggregates { get; init; } = new();
    public KeySettings Keys { get; init; } = new();
    public RetentionSettings Retention { get; init; } = new();
    public RateLimitSettings RateLimits { get; init; } = new();
    public AnonymousSettings Anonymous { get; init; } = new();
    public RequestSettings Requests { get; init; } = new();
    public ProxySettings Proxies { get; init; } = new();
    public TelemetrySettings OpenTelemetry { get; init; } = new();

    /// <summary>The first address to serve on, as the framework's <c>urls</c> says; <see cref="Setup.Site.DefaultAddress"/> without
    /// it.</summary>
    public string FirstUrl { get; init; } = Setup.Site.DefaultAddress;

    /// <summary>Folder of the keys that sign reports; beside the database when nothing else is said.</summary>
    public string SigningKeys => Keys.Path ?? Database.SiteFolder;

    /// <summary>Folder of the content.</summary>
    public string ContentFolder => Content.Path ?? Commands.CommandLine.DefaultContent;

    /// <summary>What is wrong between sections.</summary>
    internal IEnumerable<string> Contradictions()
    {
        if (Mail.Host is { } host && Site.Address is null)
        {
            yield return
                $"Mail:Host “{host}” is set, so Site:Address must be too: links in mails may not depend on what a request says of the host";
        }

        foreach (var domain in Oidc.SelectMany(one => one.Domains.Select(domain => (domain, one.Name)))
            .GroupBy(one => one.domain, one => one.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Distinct().Count() > 1))
        {
            var keys = domain.Distinct().Select(name => $"Oidc:{name}:Domains");
            yield return $"{string.Join(" and ", keys)} “{domain.Key}”: a domain has one provider";
        }
    }
}
