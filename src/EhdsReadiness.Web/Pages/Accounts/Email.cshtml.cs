namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Asks for another address. It counts once its link was followed; an address of another account gets a mail that changes
/// nothing.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
public sealed class EmailModel(UserManager<Account> accounts, AccountMails mails, Outbox outbox, MailTokens tokens) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "current_password"];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "current_password")] public string? CurrentPassword { get; set; }

    /// <summary>True once the form was sent: the mail is on its way.</summary>
    public bool Sent => Request.Query.ContainsKey("sent");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = AccountFields.Email(Email, ModelState, Texts);
        if (!await KnowsPasswordAsync(CurrentPassword, cancel) || email is null) { return Invalid(); }

        var token = await accounts.GenerateChangeEmailTokenAsync(Account, email);
        var other = await accounts.FindByEmailAsync(email);
        // The person may try as often as they like; the letter box of another is spared.
        if (await mails.TakeAsync("address", AccountId, email, cancel) is { } until)
        {
            return Invalid("email", Texts["Error.email.often", AccountMails.Moment(until, Language)]);
        }

        await outbox.PutAsync(other is null || other.Id == Account.Id ? Confirm(email, token) : Taken(other), cancel);
        return Redirect($"{Links.AccountEmail}?sent=true");
    }

    private Mail Confirm(string email, string token) =>
        Mail.Of("ChangeEmail", email, Account.Language, Whole(new Links(Account.Language).ConfirmEmail(Account.Id, email, token)),
            AccountMails.Moment(tokens.ExpiryFor(Account), Account.Language)) with
        {
            Until = tokens.ExpiryFor(Account),
            Ground = new MailGround.Account(Account.Id, UserManager<Account>.GetChangeEmailTokenPurpose(email), token),
        };

    private Mail Taken(Account owner) => Mail.Of("EmailTaken", owner.Email, owner.Language, Whole(new Links(owner.Language).SignIn()));
}
