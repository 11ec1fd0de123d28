using System.Net.Mime;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Signs in by address and password; the second step follows on its own page.</summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class SignInModel(
    PasswordCheck passwords, Passkeys passkeys, SignIns signIns, SignInTraces traces, Providers providers) : EntrancePage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "password", Passkeys.Field];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    [BindProperty(Name = Passkeys.Field)] public string? Credential { get; set; }

    /// <summary>Who has given the right password and is asked for the code here, lest the carried form be lost on the way to its page; null
    /// for nobody.</summary>
    public Account? OwesCode { get; private set; }

    /// <summary>The button that asks for a passkey of whoever is there.</summary>
    public PasskeyButton Passkey =>
        new("get", Links.WithHandler(Links.SignIn(), "challenge"), Texts["SignIn.Passkey"],
            Links.WithHandler(Links.SignIn(ReturnPath), "passkey"));

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

    public string SignUpLink => Links.SignUpFor(ReturnPath);

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

        OwesCode = Carried is null ? null : account;
        return OwesCode is null ? Redirect(Links.SignInCode(ReturnPath)) : Page();
    }

    public async Task<IActionResult> OnPostChallengeAsync() =>
        Content(await passkeys.AskAsync(HttpContext, null, Passkeys.ToSignIn), MediaTypeNames.Application.Json);

    /// <summary>A passkey is both factors at once: the device, and what unlocks it.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel)
    {
        var tried = await passkeys.TryAsync(HttpContext, Passkeys.ToSignIn, Credential, cancel);
        if (tried.Account is not { } account)
        {
            traces.Failed(AbuseKind.PasskeyFailed, null);
            return Invalid(Passkeys.Field, SharedTexts[$"Passkey.Error.{tried.Fault!.Value.Id()}"]);
        }

        if (providers.Demanded(account.Email) is { } demanded)
        {
            return Invalid(Passkeys.Field, Texts["Error.domain", demanded.Settings.Label]);
        }

        await signIns.PassedPasskeyAsync(account);
        return Enter();
    }
}
