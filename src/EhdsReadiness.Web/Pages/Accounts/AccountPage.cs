namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>A page about the account of whoever is signed in, read once for the whole folder.</summary>
public abstract class AccountPage : SignedInPage
{
    private Account? _account;

    /// <summary>The account of whoever asks.</summary>
    public Account Account => _account ?? throw new InvalidOperationException("The account is read before a handler runs.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            _account = await HttpContext.RequestServices.GetRequiredService<AccountStore>()
                .FindAsync(AccountId, HttpContext.RequestAborted);
            if (_account is null)
            {
                // Closed since the request began.
                context.Result = Redirect(Links.SignIn());
                return;
            }
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Whether whoever asks knows the password; an error beside the field <c>current_password</c> when they don't. A session left
    /// open is not enough for what matters.</summary>
    protected async Task<bool> KnowsPasswordAsync(string? typed, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        if (string.IsNullOrEmpty(typed))
        {
            ModelState.AddModelError("current_password", Texts["Error.password.none"]);
            return false;
        }

        var tried = await services.GetRequiredService<PasswordCheck>().TryAgainAsync(Account, SessionId, typed, cancel);
        if (tried.Account is null)
        {
            ModelState.AddModelError("current_password", tried.LockedUntil is { } until
                ? Texts["Error.locked", AccountMails.Moment(until, Language)] : Texts["Error.password.current"]);
        }

        return tried.Account is not null;
    }

    /// <summary>Notes in the audit trail what the person did to their account.</summary>
    /// <param name="remark">What more there is to know, in one word; null when nothing is.</param>
    protected Task NoteAsync(AuditAction action, string? remark, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var what = new AuditEvent(action, AuditActor.Account(Account.Id), AuditSubject.Account(Account.Id), null, remark);
        return services.GetRequiredService<AuditTrail>().AppendAsync(what, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
    }
}
