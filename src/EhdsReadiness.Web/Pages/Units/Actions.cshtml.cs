namespace EhdsReadiness.Web.Pages.Units;

/// <summary>What is still to be done over all assessments of an organisation, and of its units for whoever sees these.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
[OrganisationAccess(OrganisationRight.See)]
public sealed class ActionsModel(UnitStore units, GrantStore grants, ActionOverviewQuery overview) : OrganisationPage
{
    /// <summary>Actions on a page.</summary>
    public const int PerPage = 100;

    /// <summary><c>mine</c> for those that whoever looks leads, <c>late</c> for those whose month is over; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "only")] public string? Only { get; set; }

    /// <summary>The unit whose actions are shown; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "unit")] public string? Unit { get; set; }

    /// <summary>Those whose actions can be seen here, the organisation first.</summary>
    public IReadOnlyList<(string Id, string Name)> Organisations { get; private set; } = [];

    public IReadOnlyList<OverseenAction> All { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>The actions of this page.</summary>
    public IReadOnlyList<OverseenAction> Shown { get; private set; } = [];

    public IEnumerable<OverseenAction> Mine => All.Where(one => one.Action.Details.OwnerAccount == AccountId);

    public IEnumerable<OverseenAction> Late => All.Where(one => one.Action.IsOverdueOn(Today));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Organisations = [(Organisation.Id, Organisation.Details.Name), .. await UnitsAsync(cancel)];
        if (Only is not (null or "mine" or "late") || (Unit is not null && Organisations.All(one => one.Id != Unit))) { return NotFound(); }

        All = await overview.OfAsync(Organisations.Where(one => Unit is null || one.Id == Unit), AccountId, Today, cancel);
        IReadOnlyList<OverseenAction> chosen = [.. Only switch { "mine" => Mine, "late" => Late, _ => All }];
        Paging = Paging.Of(Request.Query, chosen.Count, PerPage);
        Shown = Paging.Of(chosen);
        return Page();
    }

    private async Task<IEnumerable<(string, string)>> UnitsAsync(CancellationToken cancel)
    {
        if (Organisation.Unit is not null || !Organisation.Allows(OrganisationRight.Oversee)) { return []; }

        var members = Organisation.Details.IsGroup ? await grants.MembersAsync(Organisation.Id, Today, cancel) : [];
        return (await units.OfHouseAsync(Organisation.Id, cancel)).Select(unit => (unit.Id, unit.Name))
            .Concat(members.Select(member => (member.Id, member.Name)));
    }
}
