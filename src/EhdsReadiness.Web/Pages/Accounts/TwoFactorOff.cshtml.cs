namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Stops the authenticator app, for those whose role doesn't ask for a second factor or who have a passkey.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class TwoFactorOffModel(SignIns signIns, RecoveryCodeStore codes) : AccountPage
{
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }

    public IActionResult OnGet() => Refusal() ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Refusal() is { } refusal) { return refusal; }

        if (!await KnowsPasswordAsync(CurrentPassword, cancel)) { return Invalid(); }

        (Account.TwoFactor, Account.AuthenticatorKey) = (false, null);
        if (!await SecureAsync("second factor off", "TwoFactorOff", cancel)) { return StatusCode(StatusCodes.Status409Conflict); }

        if (!Account.HasPasskey)
        {
            await codes.ReplaceAsync(AccountId, [], cancel);
        }

        await signIns.RenewAsync(Account);
        return Redirect($"{Links.Account}?done=two-factor-off");
    }

    private IActionResult? Refusal() =>
        Account.Role is not null && !Account.HasPasskey ? StatusCode(StatusCodes.Status403Forbidden)
        : Account.TwoFactor ? null : Redirect(Links.TwoFactor);
}
