namespace EhdsReadiness.Web.Pages;

/// <summary>What was tested and what was not.</summary>
[Indexable]
public sealed class AccessibilityModel(SiteSettings site) : LocalisedPage
{
    public SiteSettings Site => site;
    public AccessibilityAudit Audit => AccessibilityAudit.Last;
}
