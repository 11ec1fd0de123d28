namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Signs in by address and password; the second step follows on its own page.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class SignInModel(PasswordCheck passwords, SignIns signIns, Providers providers) : EntrancePage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "password"];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>True when the password was right and the code is asked for here, lest the carried form be lost on the way to its
    /// page.</summary>
    public bool OwesCode { get; private set; }

    /// <summary>What was just done, said on the way in; null for nothing.</summary>
    public string? Notice => Request.Query["done"].ToString() switch
    {
        "closed-led" => Texts["Close.Done.led"].Value,
        "password" => Texts["SignIn.Done.password"].Value,
        "email" => Texts["SignIn.Done.email"].Value,
        "closed" => Texts["SignIn.Done.closed"].Value,
        "signed-out" => Texts["SignIn.Done.signedOut"].Value,
        _ => null,
    };

    /// <summary>The identity providers with which people sign in as well.</summary>
    public IReadOnlyList<ProviderSettings> Providers => [.. providers.All.Select(one => one.Settings)];

    public string SignUpLink => ReturnPath is null ? Links.SignUp : $"{Links.SignUp}?return={Uri.EscapeDataString(ReturnPath)}";

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Redirect(Onward) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Email is null && Password is null && Carried is not null) { return IsSignedIn ? Enter() : Page(); }

        var email = AccountFields.Email(Email, ModelState, Texts);
        ModelState.AddIf(string.IsNullOrEmpty(Password), "password", Texts["Error.password.none"]);

        if (email is not null && providers.Demanded(email) is { } demanded)
        {
            return Invalid("email", Texts["Error.domain", demanded.Settings.Label]);
        }

        if (email is null || string.IsNullOrEmpty(Password)) { return Invalid(); }

        var tried = await passwords.TryAsync(email, Password, cancel);
        if (tried.Account is not { } account)
        {
            return Invalid("email", tried.LockedUntil is { } until ? Texts["Error.locked", AccountMails.Moment(until, Language)]
                : Texts["Error.signIn"]);
        }

        if (!await signIns.PassedPasswordAsync(account)) { return Enter(); }

        OwesCode = Carried is not null;
        return OwesCode ? Page() : Redirect(Links.SignInCode(ReturnPath));
    }
}
