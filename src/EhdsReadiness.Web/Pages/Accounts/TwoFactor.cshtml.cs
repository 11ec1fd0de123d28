namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Sets up the authenticator app: a secret to take over, a code that proves that it was, and recovery codes, shown once.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
[Security.OpenWithoutSecondFactor]
public sealed class TwoFactorModel(
    UserManager<Account> accounts, RecoveryCodeStore codes, SignIns signIns, AuthenticatorKeys keys, AttemptStore attempts,
    AccountSettings settings) : AccountPage
{
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }
    [BindProperty(Name = "code")] public string? Code { get; set; }

    /// <summary>The recovery codes just made; empty otherwise: only their hashes are kept.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    /// <summary>How many recovery codes have not been used.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Whether the person has begun to set the app up. A secret that can't be opened any more is none.</summary>
    public bool HasKey => Account.AuthenticatorKey is { } kept && keys.Open(kept) is not null;

    /// <summary>The secret as authenticator apps take it over.</summary>
    public string AppAddress => AuthenticatorCode.AddressOf(Key, "EhdsReadiness", Account.Email);

    /// <summary>The secret in base 32.</summary>
    public string Key =>
        keys.Open(Account.AuthenticatorKey!)
        ?? throw new InvalidOperationException("The secret was sealed with a key that the site does not have any more.");

    /// <summary>The secret in groups of four, as it is easiest to copy by hand.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));

    public async Task OnGetAsync(CancellationToken cancel) => CodesLeft = await codes.CountAsync(AccountId, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Account.TwoFactor || HasKey) { return Redirect(Links.TwoFactor); }

        return !await KnowsPasswordAsync(CurrentPassword, cancel) ? Invalid()
            : await KeepAsync(keys.Seal(AuthenticatorCode.NewKey()));
    }

    public async Task<IActionResult> OnPostCancelAsync() => Account.TwoFactor ? Redirect(Links.TwoFactor) : await KeepAsync(null);

    [ShowsOnce]
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (Account.TwoFactor || !HasKey) { return Redirect(Links.TwoFactor); }

        var subject = $"code in session {SessionId}";
        if (await attempts.TakeAsync(subject, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), Now, cancel) is
            { } until)
        {
            return Refuse(Texts["Error.locked.code", AccountMails.Moment(until, Language)]);
        }

        if (!await accounts.VerifyTwoFactorTokenAsync(Account, AuthenticatorCodes.Name, RecoveryCode.Normalize(Code ?? "")))
        {
            return Refuse(Texts["Error.code.app"]);
        }

        var isFirst = !Account.HasSecondFactor;
        Account.TwoFactor = true;
        if (!await SecureAsync("second factor on", "TwoFactorOn", cancel)) { return StatusCode(StatusCodes.Status409Conflict); }

        await attempts.ForgetAsync(subject, cancel);
        await signIns.RenewAsync(Account);
        if (!isFirst) { return Redirect(Links.TwoFactor); }

        NewCodes = await codes.RenewAsync(AccountId, cancel);
        return Page();
    }

    private async Task<IActionResult> KeepAsync(string? key)
    {
        Account.AuthenticatorKey = key;
        return (await accounts.UpdateAsync(Account)).Succeeded ? Redirect(Links.TwoFactor) : StatusCode(StatusCodes.Status409Conflict);
    }

    private IActionResult Refuse(string why)
    {
        return Invalid("code", why);
    }
}
