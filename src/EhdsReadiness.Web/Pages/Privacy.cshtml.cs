namespace EhdsReadiness.Web.Pages;

/// <summary>What is kept, by whom it is seen, how long, and why.</summary>
[Indexable]
public sealed class PrivacyModel(SiteSettings site, RetentionSettings retention, AccountSettings accounts, Providers providers)
    : LocalisedPage
{
    public SiteSettings Site => site;
    public RetentionSettings Retention => retention;
    public AccountSettings Accounts => accounts;

    /// <summary>Whether people may sign in with identity providers.</summary>
    public bool HasProviders => providers.All.Count > 0;
}
