namespace EhdsReadiness.Web.Pages;

/// <summary>Who runs the site and under which terms.</summary>
[Indexable]
public sealed class LegalModel(SiteSettings site) : LocalisedPage
{
    public SiteSettings Site => site;
}
