namespace EhdsReadiness.Web.Pages.Units;

/// <summary>The house of a unit: what it sees, and how the unit leaves it; for another organisation, how it becomes a unit.</summary>
[EnableRateLimiting(Security.RateLimits.Grant)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class HouseModel(UnitStore units) : OrganisationPage
{
    internal static readonly IReadOnlyList<string> Fields = ["code", "drafts", Reconfirmation.PasswordField, Reconfirmation.CodeField];

    /// <summary>The code of the house's offer, as it was typed.</summary>
    [BindProperty(Name = "code")] public string? Code { get; set; }

    /// <summary>Whether the organisation has units, and so cannot become one.</summary>
    public bool HasUnits { get; private set; }

    /// <summary>The offer of the code, to be confirmed; null before that.</summary>
    public UnitOffer? Found { get; private set; }

    /// <summary>What was just done, to be said once; null for nothing.</summary>
    public string? Done => Request.Query["done"] is ["joined" or "shown" or "hidden" or "left"] done ? done.ToString() : null;

    /// <summary>Shows whose unit the organisation would become.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Organisation.Unit is not null || HasUnits) { return Conflicting(); }

        Found = await units.FindOfferAsync(Code, Now, cancel);
        return Found is null ? Invalid("code", Texts["Error.code"]) : Page();
    }

    /// <summary>Makes it one.</summary>
    /// <param name="house">Identifier of the house that the page showed.</param>
    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? house, CancellationToken cancel)
    {
        if (Organisation.Unit is not null || HasUnits) { return Conflicting(); }

        Found = await units.FindOfferAsync(Code, Now, cancel);
        if (Found is null) { return Invalid("code", Texts["Error.code"]); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        if (await units.JoinAsync(Organisation.Id, Code, house, AccountId, Now, cancel) == PlaceOutcome.Joined)
        {
            return Redirect($"{Links.House(Organisation.Id)}?done=joined");
        }

        Found = null;
        return Invalid("code", Texts["Error.code"]);
    }

    public async Task<IActionResult> OnPostDraftsAsync([FromForm] string? drafts, CancellationToken cancel)
    {
        if (drafts is not ("yes" or "no")) { return Invalid("drafts", Texts["Error.drafts"]); }

        await units.ShowDraftsAsync(Organisation.Id, drafts == "yes", AccountId, Now, cancel);
        return Redirect($"{Links.House(Organisation.Id)}?done={(drafts == "yes" ? "shown" : "hidden")}");
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        if (Organisation.Unit is { } place)
        {
            await units.LeaveAsync(Organisation.Id, place.HouseId, AccountId, Now, cancel);
        }

        return Redirect($"{Links.House(Organisation.Id)}?done=left");
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        HasUnits = (await units.OfHouseAsync(Organisation.Id, cancel)).Count > 0;
}
