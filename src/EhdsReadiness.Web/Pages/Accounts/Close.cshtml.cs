namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Closes the account, after a page that says what goes, what stays, and what has to be handed over first.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class CloseModel(ClosingStore accounts, SignIns signIns, Outbox outbox, TimeProvider clock) : AccountPage
{
    [BindProperty(Name = "current_password")]
    public string? CurrentPassword { get; set; }

    /// <summary>What closing means for the person's organisations.</summary>
    public Closing Closing { get; private set; } = new([], []);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            Closing = await accounts.LookAsync(AccountId, HttpContext.RequestAborted);
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await KnowsPasswordAsync(CurrentPassword, cancel))
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (!await accounts.CloseAsync(AccountId, clock.GetUtcNow(), cancel))
        {
            return PageWithStatus(StatusCodes.Status409Conflict);
        }

        await signIns.SignOutAsync();
        await outbox.PutAsync(Mail.Of("Closed", Account.Email, Account.Language), cancel);
        return Redirect($"{Links.SignIn()}?done=closed");
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);
}
