namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>
/// Sends a link to choose a new password. An address without an account gets a mail that says so: the page answers the same,
/// after the same work, and whoever has the letter box learns what they need.
/// </summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
public sealed class ForgottenModel(UserManager<Account> accounts, AccountMails mails, Outbox outbox, MailTokens tokens)
    : LocalisedPage
{
    [BindProperty(Name = "email")] public string? Email { get; set; }

    /// <summary>True once the form was sent: the mail is on its way.</summary>
    public bool Sent => Request.Query.ContainsKey("sent");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (AccountFields.Email(Email, ModelState, Texts) is not { } email) { return Invalid(); }

        var account = await accounts.FindByEmailAsync(email);
        var reader = account ?? new() { Id = "", Email = email, Name = "", Language = Language, CreatedAt = default };
        var token = await accounts.GenerateUserTokenAsync(reader, MailTokens.Name, UserManager<Account>.ResetPasswordTokenPurpose);
        var links = new Links(reader.Language);
        var mail = account is null ? Mail.Of("Nobody", email, Language, Whole(links.SignUp))
            : Mail.Of("Reset", account.Email, account.Language, Whole(links.NewPassword(account.Id, token)),
                AccountMails.Moment(tokens.ExpiryFor(account), account.Language)) with
            {
                Until = tokens.ExpiryFor(account),
                Ground = new MailGround.Account(account.Id, UserManager<Account>.ResetPasswordTokenPurpose, token),
            };
        if (await mails.MayGoAsync("reset", email, account?.Id, cancel))
        {
            await outbox.PutAsync(mail, cancel);
        }

        return Redirect($"{Links.ForgottenPassword}?sent=true");
    }
}
