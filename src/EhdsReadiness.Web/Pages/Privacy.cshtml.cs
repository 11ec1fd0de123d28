namespace EhdsReadiness.Web.Pages;

/// <summary>What is kept, how long, and why.</summary>
public sealed class PrivacyModel(SiteSettings site) : LocalisedPage
{
    public SiteSettings Site => site;
}
