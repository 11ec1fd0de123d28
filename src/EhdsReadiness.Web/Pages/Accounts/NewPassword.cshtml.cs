namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Sets a password by the link of a mail: the first one, or one in place of a forgotten one. All sessions end; the second factor
/// stays.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class NewPasswordModel(
    UserManager<Account> accounts, AccountStore store, PasswordCheck passwords, KnownBrowsers browsers, Outbox outbox) : EntrancePage
{
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>Whose password the link sets; null when it is unknown, used or over.</summary>
    public Account? Account { get; private set; }

    private string Token => Request.Query["token"].ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync() ? Page() : await OverAsync(Token, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var isChanged = false;
        while (await FindAsync())
        {
            if (AccountFields.NewPassword(Password, Account!.Email, Account.Name, Account.Role, ModelState, Texts) is not { } password)
            {
                return Invalid();
            }

            if (await SetAsync(Account, password, cancel)) { return Redirect(Done); }

            isChanged = true;
        }

        // Somebody was quicker with the same link: themselves, by a second click, and then it is the password that they asked for.
        return isChanged && await IsSetAsync() ? Redirect(Done) : await OverAsync(Token, cancel);
    }

    private string Done => $"{Links.SignIn()}?done=password";

    /// <summary>Sets the password; false, and nothing written, when something of the account was written meanwhile.</summary>
    private async Task<bool> SetAsync(Account account, string password, CancellationToken cancel)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        var what = new AuditEvent(AuditAction.Secured, AuditActor.Account(account.Id), AuditSubject.Account(account.Id), null, "password");
        var mail = Mail.Of("PasswordChanged", account.Email, account.Language, Whole(new Links(account.Language).ForgottenPassword));
        if (!await outbox.PutAsync(mail, put => store.SaveByLinkAsync(account, Token, what, Now, cancel, put, unlinks: true)))
        {
            return false;
        }

        await passwords.FreeAsync(account.Email, cancel);
        browsers.Remember(HttpContext, account.Id);
        return true;
    }

    private async Task<bool> IsSetAsync() =>
        await accounts.FindByIdAsync(Request.Query["account"].ToString()) is { PasswordHash: { } hash } account
            && accounts.PasswordHasher.VerifyHashedPassword(account, hash, Password ?? "") != PasswordVerificationResult.Failed;

    private async Task<bool> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Request.Query["account"].ToString());
        Account = account is { DisabledAt: null }
            && await accounts.VerifyUserTokenAsync(account, MailTokens.Name, UserManager<Account>.ResetPasswordTokenPurpose, Token)
            ? account : null;
        return Account is not null;
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
