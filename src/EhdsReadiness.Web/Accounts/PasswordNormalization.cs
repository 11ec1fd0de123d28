using Microsoft.Extensions.Options;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Hashes passwords in NFC, wherever they come from: two keyboards may write one accent in two ways (NIST SP 800-63B, 3.1.1.2).
/// A hash made before of another form goes on being right for that form.
/// </summary>
public sealed class PasswordNormalization(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <inheritdoc/>
    public override string HashPassword(Account user, string password) => base.HashPassword(user, password.NormalizeSafely());

    /// <inheritdoc/>
    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        var normalized = providedPassword.NormalizeSafely();
        var result = base.VerifyHashedPassword(user, hashedPassword, normalized);
        return result != PasswordVerificationResult.Failed || normalized == providedPassword ? result
            : base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
