namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Makes an organisation; whoever makes it is its first owner.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
public sealed class NewOrganisationModel(Content content, OrganisationStore organisations, TimeProvider clock) : SignedInPage
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.IsStaff())
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet() => Form.Language = Language.Code();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Form.Read(content, ModelState, Texts) is { } details
            ? Redirect($"{Links.Organisation(await organisations.CreateAsync(details, AccountId, clock.GetUtcNow(), cancel))}?done=made")
            : PageWithStatus(StatusCodes.Status400BadRequest);
}
