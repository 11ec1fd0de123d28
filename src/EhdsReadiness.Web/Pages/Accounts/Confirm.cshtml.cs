namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>
/// Opens the account, where the link in the mail and the password of the one who asked come together: a link alone, followed by a
/// program that scans mails or by somebody whose address another person typed, opens nothing.
/// </summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class ConfirmModel(
    UserManager<Account> accounts, SignIns signIns, SignUpStore signUps, AttemptStore attempts, AccountSettings settings) : EntrancePage
{
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>What the link is for; null when it is unknown, used or over.</summary>
    public SignUp? SignUp { get; private set; }

    private string Token => Request.Query["token"].ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        SignUp = await signUps.FindAsync(Token, Now, cancel);
        return SignUp is null ? await OverAsync(Token, cancel) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var now = Now;
        SignUp = await signUps.FindAsync(Token, now, cancel);
        if (SignUp is null) { return await OverAsync(Token, cancel); }

        if (await attempts.TakeAsync($"sign-up {Token}", settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), now, cancel) is
            { } until)
        {
            return Refuse(Texts["Error.locked", AccountMails.Moment(until, Language)]);
        }

        if (accounts.PasswordHasher.VerifyHashedPassword(null!, SignUp.PasswordHash, Password ?? "") == PasswordVerificationResult.Failed)
        {
            return Refuse(Texts["Error.password.wrong"]);
        }

        var account = new Account
        {
            Id = Account.NewId(now),
            Email = SignUp.Email,
            Name = SignUp.Name,
            Language = SignUp.Language,
            PasswordHash = SignUp.PasswordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            ConcurrencyStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
        if (!await signUps.ConfirmAsync(Token, account, cancel))
        {
            // Somebody was quicker: themselves, mostly, by a second click, and then the account is what they asked for.
            var made = await accounts.FindByEmailAsync(SignUp.Email);
            if (made is not { TwoFactor: false } || made.PasswordHash != SignUp.PasswordHash)
            {
                SignUp = null;
                return await OverAsync(Token, cancel);
            }

            account = made;
        }

        await signIns.SignInAsync(account, isPersistent: false);
        return Redirect(Onward);
    }

    private IActionResult Refuse(string why)
    {
        return Invalid("password", why);
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
