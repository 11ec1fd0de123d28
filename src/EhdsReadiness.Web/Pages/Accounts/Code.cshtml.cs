namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code in its place.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(
    SignIns signIns, UserManager<Account> accounts, Throttle throttle, SignInTraces traces, RecoveryCodeStore recovery, Outbox outbox,
    AccountSettings settings) : EntrancePage
{
    [BindProperty(Name = "code")] public string? Code { get; set; }

    /// <summary>Without the first step there is no second.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        await signIns.HalfSignedInAsync() is null ? Redirect(Links.SignIn(ReturnPath)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await signIns.HalfSignedInAsync() is not { } account) { return Redirect(Links.SignIn(ReturnPath)); }

        var subject = AccountFields.CodeAttempts(account);
        // Codes are few: all unknown browsers together have as many tries as one.
        var attempt = await throttle.TakeAsync(
            subject, account.Id, settings.Tries, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), cancel);
        if (attempt.Until is { } until)
        {
            traces.Locked(AbuseKind.CodeLocked, account, attempt);
            return Refuse(Texts["Error.locked.code", AccountMails.Moment(until, Language)]);
        }

        var code = RecoveryCode.Normalize(Code ?? "");
        var isOfApp = code.Length == AuthenticatorCode.Digits;
        if (!(isOfApp ? await accounts.VerifyTwoFactorTokenAsync(account, AuthenticatorCodes.Name, code)
            : await UseAsync(account, code, cancel)))
        {
            traces.Failed(AbuseKind.CodeFailed, account);
            return Refuse(Texts["Error.code"]);
        }

        await signIns.PassedSecondFactorAsync(account);
        await throttle.ForgetAsync(subject, account.Id, cancel);
        return Enter();
    }

    /// <summary>Uses a recovery code up, and tells its owner. False when it is none of theirs.</summary>
    private async Task<bool> UseAsync(Account account, string code, CancellationToken cancel)
    {
        var left = await recovery.CountAsync(account.Id, cancel) - 1;
        var mail = Mail.Of("RecoveryCode", account.Email, account.Language, left, Whole(new Links(account.Language).ForgottenPassword));
        return await outbox.PutAsync(mail, put => recovery.UseAsync(account.Id, code, cancel, put));
    }

    private IActionResult Refuse(string why)
    {
        return Invalid("code", why);
    }
}
