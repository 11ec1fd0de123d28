using Microsoft.AspNetCore.DataProtection;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Encryption of authenticator secrets at rest, by data protection: a copy of the database alone makes no codes. Without its keys
/// the app has to be set up anew; recovery codes, which are hashes, still work.
/// </summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection, AccountStore accounts)
{
    // No secret in base 32 holds it.
    private const string Mark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector("EhdsReadiness.AuthenticatorKeys");

    /// <summary>A secret as the database keeps it.</summary>
    /// <param name="key">In base 32.</param>
    public string Seal(string key) => Mark + _protector.Protect(key);

    /// <summary>The secret in base 32 of what the database keeps; null when its key is lost. What was kept before secrets were sealed is
    /// the secret itself.</summary>
    public string? Open(string kept)
    {
        if (!kept.StartsWith(Mark, StringComparison.Ordinal)) { return kept; }

        try
        {
            return _protector.Unprotect(kept[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals the secrets that were kept before secrets were sealed.</summary>
    public Task SealAllAsync(CancellationToken cancel) =>
        accounts.ReplaceAuthenticatorKeysAsync(kept => kept.StartsWith(Mark, StringComparison.Ordinal) ? kept : Seal(kept), cancel);
}
