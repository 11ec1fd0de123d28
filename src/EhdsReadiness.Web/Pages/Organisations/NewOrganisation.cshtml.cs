namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Makes an organisation; whoever makes it is its first owner.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
[SignedIn]
public sealed class NewOrganisationModel(Content content, OrganisationStore organisations, AccountSettings settings) : LocalisedPage
{
    [BindProperty] public OrganisationForm Form { get; set; } = new();

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        User.IsStaff() ? StatusCode(StatusCodes.Status403Forbidden) : await base.AdmitAsync(handler, cancel);

    public void OnGet() => Form.Language = Language.Code();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, Texts) is not { } details) { return Invalid(); }

        return await RefuseTodayAsync(
            $"organisations of {AccountId}", settings.OrganisationsPerDay, "name", "Error.made.often", cancel)
            ?? Redirect($"{Links.Organisation(await organisations.CreateAsync(details, AccountId, Now, cancel))}?done=made");
    }
}
