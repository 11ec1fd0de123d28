using EhdsReadiness.Web.Pages.Audit;

namespace EhdsReadiness.Web.Pages.Administration;

/// <summary>What was done that concerns the site and no organisation: accounts with a role, publications.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class StaffTrailModel(AuditQuery trail, Content content) : LocalisedPage
{
    private const int PerPage = 50;

    public int Count { get; private set; }
    public Paging Paging => Paging.Of(Request.Query, Count, PerPage);

    /// <summary>Those of this page, the last one first.</summary>
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public AuditWords Words => new(TextsIn("Pages/Audit"), content, Language);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Count = await trail.CountOfSiteAsync(cancel);
        Lines = await trail.OfSiteAsync((Paging.Page - 1) * PerPage, PerPage, cancel);
    }
}
