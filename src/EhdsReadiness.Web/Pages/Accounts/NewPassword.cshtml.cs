namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Sets a password by the link of a mail: the first one, or one in place of a forgotten one. All sessions end; the second factor
/// stays.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class NewPasswordModel(
    UserManager<Account> accounts, SessionStore sessions, PasswordCheck passwords, KnownBrowsers browsers, AuditTrail trail, Outbox outbox,
    TimeProvider clock) : EntrancePage
{
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    /// <summary>Whose password the link sets; null when it is unknown, used or over.</summary>
    public Account? Account { get; private set; }

    private string Token => Request.Query["token"].ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync() ? Page() : await OverAsync(Token, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync()) { return await OverAsync(Token, cancel); }

        if (AccountFields.NewPassword(Password, Account!.Email, Account.Name, Account.Role, ModelState, Texts) is not { } password)
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (!(await accounts.ResetPasswordAsync(Account, Token, password)).Succeeded)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        await NoteUseAsync(Token, Account.Id, cancel);
        await sessions.EndAllAsync(Account.Id, but: null, cancel);
        await passwords.FreeAsync(Account.Email, cancel);
        browsers.Remember(HttpContext, Account.Id);
        await trail.AppendAsync(
            new(AuditAction.Secured, AuditActor.Account(Account.Id), AuditSubject.Account(Account.Id), null, "password"), clock.GetUtcNow(),
            cancel);
        await outbox.PutAsync(
            Mail.Of("PasswordChanged", Account.Email, Account.Language, Whole(new Links(Account.Language).ForgottenPassword)), cancel);
        return Redirect($"{Links.SignIn()}?done=password");
    }

    private async Task<bool> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Request.Query["account"].ToString());
        Account = account is not null
            && await accounts.VerifyUserTokenAsync(account, MailTokens.Name, UserManager<Account>.ResetPasswordTokenPurpose, Token)
            ? account : null;
        return Account is not null;
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
