using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>The consultancies that an organisation lets in and let in before; its owners give access, after a look at who gets it, and
/// withdraw it at once.</summary>
[EnableRateLimiting(Security.RateLimits.Grant)]
public sealed class AccessModel(GrantStore grants, ConsultancyStore consultancies, TimeProvider clock) : OrganisationPage
{
    [BindProperty]
    public GrantForm Form { get; set; } = new();

    public IReadOnlyList<AccessGrant> Running { get; private set; } = [];

    /// <summary>Withdrawn, replaced or past their last day.</summary>
    public IReadOnlyList<AccessGrant> Past { get; private set; } = [];

    /// <summary>Who would be let in, to be confirmed; null before that.</summary>
    public Consultancy? Found { get; private set; }

    /// <summary>The day in France.</summary>
    public DateOnly Today => FrenchTime.DayOf(clock.GetUtcNow());

    /// <summary>What was just done, to be said once: <c>given</c> or <c>withdrawn</c>.</summary>
    public string? Done => Request.Query["done"] is ["given" or "withdrawn"] done ? done.ToString() : null;

    protected override OrganisationRight Needed => OrganisationRight.Manage;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>Shows who would be let in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Found = await FindAsync(cancel);
        await ReadAsync(cancel);
        return Found is null ? PageWithStatus(StatusCodes.Status400BadRequest) : Page();
    }

    /// <summary>Lets in whom the page showed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? found, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } consultancy)
        {
            await ReadAsync(cancel);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (consultancy.Id != found)
        {
            // The code has got another owner since the page was shown: it is shown again.
            Found = consultancy;
            await ReadAsync(cancel);
            return Page();
        }

        if (!await IsReconfirmedAsync(cancel))
        {
            Found = consultancy;
            await ReadAsync(cancel);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        await grants.GrantAsync(Organisation.Id, consultancy.Id, Form.MayAnswer, Form.Day!.Value, AccountId, clock.GetUtcNow(), cancel);
        return Redirect($"{Links.Access(Organisation.Id)}?done=given");
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? grant, CancellationToken cancel)
    {
        await grants.WithdrawAsync(Organisation.Id, grant ?? "", AccountId, clock.GetUtcNow(), cancel);
        return Redirect($"{Links.Access(Organisation.Id)}?done=withdrawn");
    }

    protected override async Task<IActionResult?> GiveBackAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    private async Task<Consultancy?> FindAsync(CancellationToken cancel)
    {
        if (!Form.Check(ModelState, Texts, Today)) { return null; }

        var found = await consultancies.FindAsync(Form.Consultancy!, cancel);
        if (found is null || found.Id == Organisation.Id)
        {
            ModelState.AddModelError("consultancy", Texts[found is null ? "Error.consultancy.none" : "Error.consultancy.own"].Value);
            return null;
        }

        return found;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var all = await grants.OfClientAsync(Organisation.Id, cancel);
        Running = [.. all.Where(grant => grant.RunsOn(Today))];
        Past = [.. all.Where(grant => !grant.RunsOn(Today))];
    }
}
