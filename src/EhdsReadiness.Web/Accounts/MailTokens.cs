using Microsoft.AspNetCore.DataProtection;
using System.Buffers.Binary;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// The tokens of links in mails, sealed by data protection: for one account, one purpose and one security stamp, until a moment.
/// Identity's own provider does the same, but by the machine's clock.
/// </summary>
public sealed class MailTokens(IDataProtectionProvider protection, AccountSettings settings, TimeProvider clock)
    : IUserTwoFactorTokenProvider<Account>
{
    /// <summary>The name under which Identity knows this provider.</summary>
    public const string Name = "mail";

    /// <summary>Number of characters of a token: hexadecimal, since mail programs take a hyphen or an underscore at the end of a link for
    /// the sentence's.</summary>
    public const int Length = 232;

    private const int MomentBytes = sizeof(long);
    private readonly IDataProtector _protector = protection.CreateProtector("EhdsReadiness.MailTokens");

    /// <summary>Until when a link sent now is good: longer for somebody who has never had a password.</summary>
    public DateTimeOffset ExpiryFor(Account account) =>
        clock.GetUtcNow()
            + (account.PasswordHash is null ? TimeSpan.FromDays(settings.SetPasswordDays) : TimeSpan.FromHours(settings.ResetHours));

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        Task.FromResult(Convert.ToHexStringLower(_protector.Protect(Sealed(ExpiryFor(user), purpose, user))));

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        Task.FromResult(IsValid(purpose, token, user));

    /// <summary>Whether a token was made for the account and that purpose, is not over, and the account has neither changed nor used it
    /// since.</summary>
    public bool IsValid(string purpose, string token, Account user)
    {
        try
        {
            if (token.Length == Length && token.All(char.IsAsciiHexDigit))
            {
                var read = _protector.Unprotect(Convert.FromHexString(token));
                var until = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(read), TimeSpan.Zero);
                return CryptographicOperations.FixedTimeEquals(read, Sealed(until, purpose, user)) && clock.GetUtcNow() < until;
            }

            return IsOlderToken(purpose, token, user);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return false;
        }
    }

    /// <summary>The moment, and the hash of whose token it is and what for.</summary>
    private static byte[] Sealed(DateTimeOffset until, string purpose, Account user)
    {
        var bytes = new byte[MomentBytes + (SHA256.HashSizeInBytes / 2)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, until.UtcTicks);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}\n{purpose}\n{user.SecurityStamp}")).AsSpan(0, SHA256.HashSizeInBytes / 2)
            .CopyTo(bytes.AsSpan(MomentBytes));
        return bytes;
    }

    /// <summary>A token as links in mails had it until version 0.1; good as long as it would have been.</summary>
    private bool IsOlderToken(string purpose, string token, Account user) =>
        JsonSerializer.Deserialize<Token>(_protector.Unprotect(token)) is { } read
        && read with { Until = default } == new Token(user.Id, purpose, user.SecurityStamp, default) && clock.GetUtcNow() < read.Until;

    /// <summary>No second factor: whoever reads the mail could have had the password changed.</summary>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(false);

    private sealed record Token(string AccountId, string Purpose, string Stamp, DateTimeOffset Until);
}
