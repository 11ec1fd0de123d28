namespace EhdsReadiness.Web.Accounts;

/// <summary>Makes accounts for others: their owners set the password by a link that goes out by mail.</summary>
public sealed class AccountInvitations(UserManager<Account> accounts, AccountStore store, MailTokens tokens, Outbox outbox)
{
    /// <summary>An account that nobody has signed in to yet.</summary>
    public static Account NewAccount(
        string email, string name, Language language, AccountRole? role, string? passwordHash, DateTimeOffset at) => new()
    {
        Id = Account.NewId(at),
        Email = email,
        Name = name,
        Language = language,
        Role = role,
        PasswordHash = passwordHash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        ConcurrencyStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = at,
    };

    /// <summary>Adds an account, with the mail that has its owner set a password.</summary>
    /// <param name="whole">Makes a whole address of a path.</param>
    /// <returns>The mail as it waits; null, and nothing written, when the address has an account already.</returns>
    public async Task<WaitingMail?> AddAsync(Account account, Func<string, string> whole, AuditActor by, CancellationToken cancel)
    {
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        var until = tokens.ExpiryFor(account);
        var link = whole(new Links(account.Language).NewPassword(account.Id, token));
        var mail = Mail.Of("SetPassword", account.Email, account.Language, link, AccountMails.Moment(until, account.Language)) with
        {
            Until = until,
            Ground = new MailGround.Account(account.Id, UserManager<Account>.ResetPasswordTokenPurpose, token),
        };
        WaitingMail? put = null;
        return await outbox.PutAsync(mail, waiting => store.AddAsync(account, by, cancel, put = waiting)) ? put : null;
    }
}
