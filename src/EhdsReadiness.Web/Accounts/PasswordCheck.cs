using EhdsReadiness.Core;
using EhdsReadiness.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Accounts;

/// <summary>What came of a try at a password.</summary>
/// <param name="Account">The account, when the password was right; null otherwise.</param>
/// <param name="LockedUntil">When the next try may be made; null when this one was.</param>
public sealed record PasswordTry(Account? Account, DateTimeOffset? LockedUntil);

/// <summary>
/// Checks the password of an address. An address without an account costs the same work, is counted the same and locked the same,
/// so that nobody learns which addresses have one.
/// </summary>
public sealed class PasswordCheck(UserManager<Account> accounts, AttemptStore attempts, AccountSettings settings, TimeProvider clock)
{
    public async Task<PasswordTry> TryAsync(string email, string password, CancellationToken cancel)
    {
        var subject = $"password of {EmailAddress.Normalize(email)}";
        if (await attempts.TakeAsync(subject, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), clock.GetUtcNow(), cancel) is { } until)
        {
            return new(null, until);
        }

        var account = await accounts.FindByEmailAsync(email);
        if (account?.PasswordHash is null)
        {
            // Making a hash is the work of checking one; a password that is not in NFC is checked twice.
            for (var checks = password.NormalizeSafely() == password ? 1 : 2; checks > 0; checks--)
            {
                _ = accounts.PasswordHasher.HashPassword(null!, password);
            }

            return new(null, null);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            return new(null, null);
        }

        await attempts.ForgetAsync(subject, cancel);
        return new(account, null);
    }

    /// <summary>Frees an address again, after its owner has proven to be its owner.</summary>
    public Task FreeAsync(string email, CancellationToken cancel) => attempts.ForgetAsync($"password of {EmailAddress.Normalize(email)}", cancel);
}
