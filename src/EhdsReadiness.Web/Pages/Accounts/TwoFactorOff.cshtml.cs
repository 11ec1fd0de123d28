namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Stops the second factor, for those whose role doesn't ask for one.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class TwoFactorOffModel(SignIns signIns, RecoveryCodeStore codes) : AccountPage
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
        if (!await SecureAsync("second factor off", "TwoFactorOff", cancel)) { return StatusCode(StatusCodes.Status409Conflict); }

        await codes.ReplaceAsync(AccountId, [], cancel);
        await signIns.RenewAsync(Account);
        return Redirect($"{Links.Account}?done=two-factor-off");
    }
}
