namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>The consultancies that an organisation lets in and let in before; its owners give access, after a look at who gets it, and
/// withdraw it at once.</summary>
[EnableRateLimiting(Security.RateLimits.Grant)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class AccessModel(GrantStore grants, ConsultancyStore consultancies) : OrganisationPage
{
    [BindProperty] public GrantForm Form { get; set; } = new();
    public IReadOnlyList<AccessGrant> Running { get; private set; } = [];

    /// <summary>Withdrawn, replaced or past their last day.</summary>
    public IReadOnlyList<AccessGrant> Past { get; private set; } = [];

    /// <summary>Who would be let in, to be confirmed; null before that.</summary>
    public Consultancy? Found { get; private set; }

    /// <summary>What was just done, to be said once: <c>given</c> or <c>withdrawn</c>.</summary>
    public string? Done => Request.Query["done"] is ["given" or "withdrawn"] done ? done.ToString() : null;

    /// <summary>Shows who would be let in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Found = await FindAsync(cancel);
        return Found is null ? Invalid() : Page();
    }

    /// <summary>Lets in whom the page showed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync([FromForm] string? found, CancellationToken cancel)
    {
        Found = await FindAsync(cancel);
        if (Found is null) { return Invalid(); }

        // The code has got another owner since the page was shown: it is shown again.
        if (Found.Id != found) { return Page(); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        await grants.GrantAsync(Organisation.Id, Found.Id, Form.MayAnswer, Form.Day!.Value, AccountId, Now, cancel,
            Form.MayBegin);
        return Redirect($"{Links.Access(Organisation.Id)}?done=given");
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? grant, CancellationToken cancel)
    {
        await grants.WithdrawAsync(Organisation.Id, grant ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.Access(Organisation.Id)}?done=withdrawn");
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

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var all = await grants.OfClientAsync(Organisation.Id, cancel);
        Running = [.. all.Where(grant => grant.RunsOn(Today))];
        Past = [.. all.Where(grant => !grant.RunsOn(Today))];
    }
}
