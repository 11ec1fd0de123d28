namespace EhdsReadiness.Web.Accounts;

/// <summary>Checks the second factor of an account whose first step has been passed: a code of the authenticator app, or a recovery code in
/// its place.</summary>
public sealed class CodeCheck(
    UserManager<Account> accounts, Throttle throttle, SignInTraces traces, RecoveryCodeStore recovery, Outbox outbox, SiteAddress site,
    IHttpContextAccessor http, AccountSettings settings)
{
    /// <summary>A try at the code.</summary>
    /// <param name="typed">As it was typed.</param>
    public async Task<PasswordTry> TryAsync(Account account, string? typed, CancellationToken cancel)
    {
        var subject = $"code of {account.Id}";
        // Codes are few: all unknown browsers together have as many tries as one.
        var attempt = await throttle.TakeAsync(
            subject, account.Id, settings.Tries, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), cancel);
        if (attempt.Until is { } until)
        {
            traces.Locked(AbuseKind.CodeLocked, account, attempt);
            return new(null, until);
        }

        var code = RecoveryCode.Normalize(typed ?? "");
        var isRight = code.Length == AuthenticatorCode.Digits
            ? await accounts.VerifyTwoFactorTokenAsync(account, AuthenticatorCodes.Name, code)
            : await UseAsync(account, code, cancel);
        if (!isRight)
        {
            traces.Failed(AbuseKind.CodeFailed, account);
            return new(null, null);
        }

        await throttle.ForgetAsync(subject, account.Id, cancel);
        return new(account, null);
    }

    /// <summary>Uses a recovery code up, and tells its owner. False when it is none of theirs.</summary>
    private async Task<bool> UseAsync(Account account, string code, CancellationToken cancel)
    {
        var left = await recovery.CountAsync(account.Id, cancel) - 1;
        var forgotten = site.Whole(new Links(account.Language).ForgottenPassword, http.HttpContext);
        var mail = Mail.Of("RecoveryCode", account.Email, account.Language, left, forgotten);
        return await outbox.PutAsync(mail, put => recovery.UseAsync(account.Id, code, cancel, put));
    }
}
