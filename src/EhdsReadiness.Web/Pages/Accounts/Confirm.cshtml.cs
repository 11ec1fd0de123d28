using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>
/// Opens the account, where the link in the mail and the password of the one who asked come together: a link alone, followed by a
/// program that scans mails or by somebody whose address another person typed, opens nothing. The browser in which it was asked for has
/// shown the password already.
/// </summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class ConfirmModel(
    UserManager<Account> accounts, SignIns signIns, SignUpStore signUps, AttemptStore attempts, AccountSettings settings,
    Providers providers, AskingBrowsers browsers) : EntrancePage
{
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>What the link is for; null when it is unknown, used or over.</summary>
    public SignUp? SignUp { get; private set; }

    /// <summary>What a page calls the provider of the login that asked for it.</summary>
    public string LabelOf(LoginSubject login) => providers.LabelOf(login);

    /// <summary>The way to that provider, which opens the account.</summary>
    public string WayOf(LoginSubject login) =>
        QueryHelpers.AddQueryString(
            // Only whoever has opened the account is led on from here.
            Links.SignInWith(
                login.Provider, Request.Query.ContainsKey("onward") ? Request.PathBase + Request.Path + Request.QueryString : ReturnPath),
            "token", Token);

    /// <summary>Whether the account was asked for in this browser, so that no password is needed again.</summary>
    public bool IsSameBrowser => browsers.IsOf(HttpContext, Token);

    protected override string Onward => Sealed ?? base.Onward;

    protected override string? Going => IsSameBrowser ? Sealed : null;

    /// <summary>Where the person was going; of use only to whoever has opened the account, or is about to.</summary>
    private string? Sealed => browsers.Open(Request.Query["onward"], Token);

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

        if (providers.Demanded(SignUp.Email) is { } demanded) { return Refuse(Texts["Error.domain", demanded.Settings.Label]); }

        if (SignUp.Login is not null
            || (!IsSameBrowser && accounts.PasswordHasher.VerifyHashedPassword(null!, SignUp.PasswordHash, Password ?? "")
                == PasswordVerificationResult.Failed))
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
        if (!await signUps.ConfirmAsync(Token, account, null, cancel))
        {
            // Somebody was quicker: themselves, mostly, by a second click, and then the account is what they asked for.
            var made = await accounts.FindByEmailAsync(SignUp.Email);
            if (made is not { HasSecondFactor: false } || made.PasswordHash != SignUp.PasswordHash)
            {
                SignUp = null;
                return await OverAsync(Token, cancel);
            }

            account = made;
        }

        await signIns.SignInAsync(account, isPersistent: false);
        return Redirect(Way is null ? Onward : Links.WithQuery(Onward, "done", "account"));
    }

    private IActionResult Refuse(string why)
    {
        return Invalid("password", why);
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
