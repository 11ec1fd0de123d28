using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Makes an assessment that somebody holds by its link one of an organisation's own. The links open nothing from then
/// on.</summary>
[AssessmentAccess(Right.Attach, Right.Attach)]
public sealed class AttachModel(
    OrganisationStore organisations, OrganisationAssessmentStore assessments, UnitStore units, AccountSettings settings) : AssessmentPage
{
    private const string OnItsOwn = "new";
    private const string Within = "new:";

    internal static readonly IReadOnlyList<string> Fields = ["organisation"];

    /// <summary>Identifier of the organisation chosen; <c>new:</c> and that of a house for a unit to be made within it, <c>new</c> for one
    /// on its own.</summary>
    [BindProperty(Name = "organisation")] public string? OrganisationId { get; set; }

    /// <summary>The organisations for which whoever is signed in may begin an assessment.</summary>
    public IReadOnlyList<Core.Organisations.Organisation> Organisations { get; private set; } = [];

    /// <summary>The part of an organisation that is answered for; null for the whole of one.</summary>
    public AnsweringUnit? Unit => Opened.Stored.Settings.Unit;

    /// <summary>Where a unit can be made that there is not yet: the value of the choice, and the house; null for a unit on its own, which
    /// its house may take in later.</summary>
    public IReadOnlyList<(string Value, Core.Organisations.Organisation? House)> NewUnits => Unit is null || User.IsStaff() ? [] :
    [
        .. Organisations.Where(one => one.Unit is null && one.Allows(OrganisationRight.Manage)).Select(one => (Within + one.Id, one)),
        (OnItsOwn, null),
    ];

    /// <summary>Where somebody is on the way, with the assessment's name.</summary>
    public AttachWay Way => new(!IsSignedIn ? 1 : Organisations.Count == 0 && Unit is null ? 2 : 3, Organisation);

    /// <summary>What was just done; null for nothing.</summary>
    public string? Notice =>
        Organisations.FirstOrDefault(one => one.Id == Request.Query["made"]) is { } made
            ? Texts["Attach.Done.organisation", made.Details.Name].Value
        : IsSignedIn && Request.Query["done"] == "account" ? Texts["Attach.Done.account"].Value
        : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var made = NewUnits.Where(one => one.Value == OrganisationId).ToList();
        if (made.Count > 0 && await RefuseNewAsync(made[0].House, cancel) is { } refused) { return refused; }

        var chosen = made.Count > 0 ? await MakeAsync(made[0].House, cancel)
            : Organisations.FirstOrDefault(one => one.Id == OrganisationId)?.Id;
        if (chosen is null) { return Invalid("organisation", Texts["Attach.Error"]); }

        return await assessments.AttachAsync(Opened.Stored.Id, chosen, AccountId, Now, cancel)
            ? Redirect(Links.WithQuery(Links.Assessment(Opened.Stored.Id), "done", "attached"))
            : NotFound();
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Organisations = IsSignedIn
            ? [.. (await organisations.OfAccountAsync(AccountId, cancel)).Where(one => one.Allows(OrganisationRight.Begin))] : [];
        // The one that was just made for it, or the only one.
        OrganisationId ??= Organisations.FirstOrDefault(one => one.Id == Request.Query["made"])?.Id
            ?? (Organisations.Count == 1 && Unit is null ? Organisations[0].Id : null);
        // The unit that there is already, or one to be made where it belongs.
        OrganisationId ??= Unit is null ? null
            : Organisations.FirstOrDefault(one => one.Unit?.UnitKind == Unit.UnitKind && one.Details.Name == Name)?.Id
                ?? (Organisations.Any(one => one.Unit?.UnitKind == Unit.UnitKind) ? null
                : NewUnits.FirstOrDefault(one => one.House is null || one.House.Details.Name == Unit.House).Value);
    }

    /// <summary>What a unit is called that is made of the assessment.</summary>
    public string Name => Opened.Stored.Settings.Organisation ?? Say(Unit!.UnitKind.Title());

    /// <summary>The page with why a unit cannot be made: of such a name, or today; null when it can.</summary>
    private async Task<IActionResult?> RefuseNewAsync(Core.Organisations.Organisation? house, CancellationToken cancel) =>
        Autolink.IsIn(Name) || TextSanitizer.IsDisguised(Name) ? Invalid("organisation", Texts["Profile.Error.organisation.link"])
        : house is null
            ? await RefuseTodayAsync($"organisations of {AccountId}", settings.OrganisationsPerDay, "organisation", "Attach.often", cancel)
        : await RefuseTodayAsync($"units of {house.Id}", UnitStore.MostPerDay, "organisation", "Attach.often", cancel);

    /// <summary>Makes the unit, within the house or on its own, and gives its identifier; null when the house takes none any
    /// more.</summary>
    private async Task<string?> MakeAsync(Core.Organisations.Organisation? house, CancellationToken cancel)
    {
        var profile = Opened.Stored.Settings.Profile;
        return house is null
            ? await organisations.CreateAsync(
                new(Name, profile.OrganisationKind, profile.Region, null, null, null, false, Language), AccountId, Now, cancel)
            : await units.MakeAsync(house.Id, Unit!.UnitKind, house.Details.OfUnit(Unit.UnitKind, Name), AccountId, Now, cancel);
    }
}
