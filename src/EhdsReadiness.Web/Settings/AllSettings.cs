namespace EhdsReadiness.Web.Settings;

/// <summary>The settings of the site, each property a section by its name. A section or key that is not here is no setting:
/// <see cref="SettingsReader"/> reads and checks them all alike.</summary>
public sealed record AllSettings
{
    public DatabaseSettings Database { get; init; } = new();
    public ContentSettings Content { get; init; } = new();
    public SiteSettings Site { get; init; } = new();
    public MailSettings Mail { get; init; } = new();
    public AccountSettings Accounts { get; init; } = new();
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
    internal IEnumerable<string> Contradictions() =>
        Mail.Host is { } host && Site.Address is null
            ? [$"Mail:Host “{host}” is set, so Site:Address must be too: links in mails may not depend on what a request says of the host"]
            : [];
}
