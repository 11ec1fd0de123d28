using System.Security.Cryptography;
using System.Text.Json;
using EhdsReadiness.Core.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// The tokens of links in mails, sealed by data protection: for one account, one purpose and one security stamp, until a moment.
/// Identity's own provider does the same, but by the machine's clock.
/// </summary>
public sealed class MailTokens(IDataProtectionProvider protection, AccountSettings settings, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    /// <summary>The name under which Identity knows this provider.</summary>
    public const string Name = "mail";

    private readonly IDataProtector _protector = protection.CreateProtector("EhdsReadiness.MailTokens");

    /// <summary>Until when a link sent now is good: longer for somebody who has never had a password.</summary>
    public DateTimeOffset ExpiryFor(Account account) =>
        clock.GetUtcNow() + (account.PasswordHash is null ? TimeSpan.FromDays(settings.SetPasswordDays) : TimeSpan.FromHours(settings.ResetHours));

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        Task.FromResult(_protector.Protect(JsonSerializer.Serialize(new Token(user.Id, purpose, user.SecurityStamp, ExpiryFor(user)))));

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Token>(_protector.Unprotect(token));
            return Task.FromResult(read is not null && read with { Until = default } == new Token(user.Id, purpose, user.SecurityStamp, default) && clock.GetUtcNow() < read.Until);
        }
        catch (CryptographicException)
        {
            return Task.FromResult(false);
        }
    }

    /// <summary>No second factor: whoever reads the mail could have had the password changed.</summary>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(false);

    private sealed record Token(string AccountId, string Purpose, string Stamp, DateTimeOffset Until);
}
