namespace EhdsReadiness.Web.Pages;

/// <summary>What is kept, by whom it is seen, how long, and why.</summary>
[Indexable]
public sealed class PrivacyModel(SiteSettings site, RetentionSettings retention, AccountSettings accounts) : LocalisedPage
{
    public SiteSettings Site => site;
    public RetentionSettings Retention => retention;
    public AccountSettings Accounts => accounts;
}
