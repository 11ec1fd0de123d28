namespace EhdsReadiness.Web.Pages.Audit;

/// <summary>Who saw, changed, exported, granted and withdrew what of an organisation's, for its owners.</summary>
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class TrailModel(AuditQuery trail, Content content) : OrganisationPage
{
    public AuditFilter Filter { get; private set; } = null!;

    /// <summary>How many entries fit the filter.</summary>
    public int Count { get; private set; }

    public Paging Paging => Paging.Of(Request.Query, Count, AuditFilter.PerPage);

    /// <summary>Those of this page, the last one first.</summary>
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>Everybody in the trail.</summary>
    public IReadOnlyList<(string AccountId, string Name)> Actors { get; private set; } = [];

    public AuditWords Words => new(Texts, content, Language);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Filter = AuditFilter.Of(Request.Query);
        Count = await trail.CountAsync(Organisation.Id, Filter.Choice, cancel);
        Filter = Filter with { Page = Paging.Page };
        Lines = await trail.OfOrganisationAsync(
            Organisation.Id, Filter.Choice, (Filter.Page - 1) * AuditFilter.PerPage, AuditFilter.PerPage, cancel);
        Actors = await trail.ActorsAsync(Organisation.Id, cancel);
    }
}
