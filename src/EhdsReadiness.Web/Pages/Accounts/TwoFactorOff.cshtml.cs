namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Stops the second factor, for those whose role doesn't ask for one.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class TwoFactorOffModel(UserManager<Account> accounts, SignIns signIns, RecoveryCodeStore codes, Outbox outbox) : AccountPage
{
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }

    public IActionResult OnGet() =>
        Account.Role is not null ? StatusCode(StatusCodes.Status403Forbidden) : Account.TwoFactor ? Page() : Redirect(Links.TwoFactor);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Account.Role is not null) { return StatusCode(StatusCodes.Status403Forbidden); }

        if (!Account.TwoFactor) { return Redirect(Links.TwoFactor); }

        if (!await KnowsPasswordAsync(CurrentPassword, cancel)) { return Invalid(); }

        (Account.TwoFactor, Account.AuthenticatorKey) = (false, null);
        if (!(await accounts.UpdateSecurityStampAsync(Account)).Succeeded) { return StatusCode(StatusCodes.Status409Conflict); }

        await codes.ReplaceAsync(AccountId, [], cancel);
        await signIns.RenewAsync(Account);
        await NoteAsync(AuditAction.Secured, "second factor off", cancel);
        await outbox.PutAsync(
            Mail.Of("TwoFactorOff", Account.Email, Account.Language, Whole(new Links(Account.Language).ForgottenPassword)), cancel);
        return Redirect($"{Links.Account}?done=two-factor-off");
    }
}
