namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>
/// Asks for an account. The answer and the work are the same whether the address has one or not: its owner alone learns which, by mail.
/// </summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
public sealed class SignUpModel(
    UserManager<Account> accounts, SignUpStore signUps, AccountMails mails, Outbox outbox, AccountSettings settings, Providers providers,
    AskingBrowsers browsers)
    : EntrancePage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "name", "password"];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>True once the form was sent: the mail is on its way.</summary>
    public bool Sent => Request.Query.ContainsKey("sent");

    /// <summary>True when it was asked for by way of an identity provider, so that no password was chosen.</summary>
    public bool IsWithProvider => Request.Query["sent"] == "with";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = AccountFields.Email(Email, ModelState, Texts);
        var name = AccountFields.Name(Name, ModelState, Texts);
        var password = AccountFields.NewPassword(Password, Email ?? "", Name ?? "", null, ModelState, Texts);
        if (email is not null && providers.Demanded(email) is { } demanded)
        {
            return Invalid("email", Texts["Error.domain", demanded.Settings.Label]);
        }

        if (email is null || name is null || password is null) { return Invalid(); }

        var (now, token) = (Now, Secret.Create());
        var signUp = new SignUp(
            email, name, Language, accounts.PasswordHasher.HashPassword(null!, password), now.AddHours(settings.ConfirmHours));
        var known = await accounts.FindByEmailAsync(email);
        if (await mails.MayGoAsync("sign-up", email, known?.Id, cancel))
        {
            await outbox.PutAsync(
                known is null ? Confirm(signUp, token) : Known(known), put => signUps.AddAsync(signUp, token, now, cancel, put));
        }

        // Known or not: nobody is told.
        browsers.Remember(HttpContext, token);
        return Redirect(Links.WithQuery(Links.SignUpFor(ReturnPath), "sent", "true"));
    }

    private Mail Confirm(SignUp signUp, string token) =>
        Mail.Of("Confirm", signUp.Email, Language, Whole(Links.ConfirmSignUp(token, browsers.Seal(ReturnPath, token))),
            AccountMails.Moment(signUp.ExpiresAt, Language)) with
        {
            Until = signUp.ExpiresAt,
            Ground = new MailGround.SignUp(token),
        };

    private Mail Known(Account account)
    {
        var links = new Links(account.Language);
        return Mail.Of("Known", account.Email, account.Language, Whole(links.SignIn()), Whole(links.ForgottenPassword));
    }
}
