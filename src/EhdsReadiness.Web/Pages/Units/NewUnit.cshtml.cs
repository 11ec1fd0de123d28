namespace EhdsReadiness.Web.Pages.Units;

/// <summary>Makes a unit of an organisation, offers an organisation that exists to become one, and lets units go.</summary>
[EnableRateLimiting(Security.RateLimits.Grant)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class NewUnitModel(UnitStore units) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["name", "unit_kind", "owner", "offered_kind"];

    [BindProperty(Name = "name")] public string? Name { get; set; }

    /// <summary>Identifier of a <see cref="UnitKind"/>.</summary>
    [BindProperty(Name = "unit_kind")] public string? Kind { get; set; }

    /// <summary><c>me</c>, or <c>other</c> when somebody is to be invited.</summary>
    [BindProperty(Name = "owner")] public string? Owner { get; set; } = "me";

    /// <summary>Identifier of the <see cref="UnitKind"/> that an organisation is offered to become.</summary>
    [BindProperty(Name = "offered_kind")] public string? OfferedKind { get; set; }

    public IReadOnlyList<HouseUnit> Units { get; private set; } = [];
    public IReadOnlyList<UnitOffer> Offers { get; private set; } = [];

    /// <summary>The code of the offer that was just made: it is shown this once; null otherwise.</summary>
    public string? Code { get; private set; }

    /// <summary>Until when that code is good.</summary>
    public DateTimeOffset CodeUntil => Now + UnitOffer.Lifetime;

    /// <summary>What was just done, to be said once; null for nothing.</summary>
    public string? Done => Request.Query["done"] is ["withdrawn" or "released"] done ? done.ToString() : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = TextSanitizer.SanitizeLine(Name);
        ModelState.AddIf(
            name is null || TextSanitizer.IsDisguised(Name) || TextSanitizer.Length(name) > OrganisationDetails.LongestName, "name",
            Texts["Error.name"]);
        ModelState.AddIf(Autolink.IsIn(name ?? ""), "name", Texts["Error.name.link"]);
        var kind = Ids.Find<UnitKind>(Kind);
        ModelState.AddIf(kind is null, "unit_kind", Texts["Error.kind"]);
        ModelState.AddIf(Owner is not ("me" or "other"), "owner", Texts["Error.owner"]);
        if (!ModelState.IsValid) { return Invalid(); }

        if (await RefuseTodayAsync(
            $"units of {Organisation.Id}", UnitStore.MostPerDay, "name", "Error.often", cancel) is { } refused)
        {
            return refused;
        }

        var details = Organisation.Details.OfUnit(kind!.Value, name!);
        if (await units.MakeAsync(Organisation.Id, kind.Value, details, AccountId, Now, cancel) is not { } id) { return Conflicting(); }

        return Redirect(Owner == "other" ? Links.Invite(id) : $"{Links.Organisation(id)}?done=unit");
    }

    [ShowsOnce]
    public async Task<IActionResult> OnPostOfferAsync(CancellationToken cancel)
    {
        if (Organisation.Unit is not null) { return Conflicting(); }

        if (Ids.Find<UnitKind>(OfferedKind) is not { } kind) { return Invalid("offered_kind", Texts["Error.kind"]); }

        Code = await units.OfferAsync(Organisation.Id, kind, AccountId, Now, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? id, CancellationToken cancel)
    {
        await units.WithdrawOfferAsync(Organisation.Id, id ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.NewUnit(Organisation.Id)}?done=withdrawn");
    }

    public async Task<IActionResult> OnPostReleaseAsync([FromForm] string? id, CancellationToken cancel)
    {
        await units.LeaveAsync(id ?? "", Organisation.Id, AccountId, Now, cancel);
        return Redirect($"{Links.NewUnit(Organisation.Id)}?done=released");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Units = await units.OfHouseAsync(Organisation.Id, cancel);
        Offers = await units.OffersAsync(Organisation.Id, Now, cancel);
    }
}
