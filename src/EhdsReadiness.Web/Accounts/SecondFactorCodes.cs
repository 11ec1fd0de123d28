namespace EhdsReadiness.Web.Accounts;

/// <summary>Codes of the second factor: of the authenticator app, or a recovery code in its place, of which its owner is told.</summary>
public sealed class SecondFactorCodes(
    UserManager<Account> accounts, RecoveryCodeStore recovery, Outbox outbox, SiteAddress site, IHttpContextAccessor accessor)
{
    /// <summary>Whether a code is right; it is good once.</summary>
    public async Task<bool> IsRightAsync(Account account, string? typed, CancellationToken cancel)
    {
        var code = RecoveryCode.Normalize(typed ?? "");
        return code.Length == AuthenticatorCode.Digits
            ? account.TwoFactor && await accounts.VerifyTwoFactorTokenAsync(account, AuthenticatorCodes.Name, code)
            : await UseAsync(account, code, cancel);
    }

    private async Task<bool> UseAsync(Account account, string code, CancellationToken cancel)
    {
        var left = await recovery.CountAsync(account.Id, cancel) - 1;
        var forgotten = site.Whole(new Links(account.Language).ForgottenPassword, accessor.HttpContext);
        var mail = Mail.Of("RecoveryCode", account.Email, account.Language, left, forgotten);
        return await outbox.PutAsync(mail, put => recovery.UseAsync(account.Id, code, cancel, put));
    }
}
