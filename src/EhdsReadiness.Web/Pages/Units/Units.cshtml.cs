namespace EhdsReadiness.Web.Pages.Units;

/// <summary>The units of an organisation side by side: results, hardest duties, open actions.</summary>
[OrganisationAccess(OrganisationRight.Oversee)]
public sealed class UnitsModel(Content content, UnitStore units, GrantStore grants, HouseOverviewQuery overviews) : OrganisationPage
{
    private IReadOnlyList<HouseMembership> _members = [];

    public HouseOverview Overview { get; private set; } = null!;

    public Paging Paging => Paging.Of(Request.Query, _members.Count, HouseOverviewQuery.PerPage);

    public IReadOnlyList<Axis> Axes => content.NewestOn(Today).Axes;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var own = (await units.OfHouseAsync(Organisation.Id, cancel)).Select(HouseMembership.Of);
        // A member of a group that lets it in lets it read what is under way as well.
        var members = Organisation.Details.IsGroup ? await grants.MembersAsync(Organisation.Id, Today, cancel) : [];
        _members = [.. own, .. members.Select(one => new HouseMembership(one.Id, one.Name, null, ShowsDrafts: true))];
        Overview = await overviews.OfAsync(Paging.Of(_members), AccountId, Today, cancel);
    }
}
