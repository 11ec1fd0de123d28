namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Checks the password of an address. An address without an account costs the same work, is counted the same and locked the same,
/// so that nobody learns which addresses have one.
/// </summary>
public sealed class PasswordCheck(UserManager<Account> accounts, Throttle throttle, AttemptStore attempts, SignInTraces traces,
    AccountSettings settings, TimeProvider clock)
{
    private TimeSpan Span => TimeSpan.FromMinutes(settings.LockoutMinutes);

    /// <summary>A try to sign in.</summary>
    public async Task<PasswordTry> TryAsync(string email, string password, CancellationToken cancel)
    {
        var account = await accounts.FindByEmailAsync(email);
        var attempt = await throttle.TakeAsync(
            SubjectOf(email), account?.Id, settings.Tries, settings.Tries * settings.NetworksPerAddress, Span, cancel);
        if (attempt.Until is { } until)
        {
            traces.Locked(AbuseKind.SignInLocked, account, attempt);
            return new(null, until);
        }

        if (account is not { PasswordHash: not null, DisabledAt: null })
        {
            // Making a hash is the work of checking one; a password that is not in NFC is checked twice.
            for (var checks = password.NormalizeSafely() == password ? 1 : 2; checks > 0; checks--)
            {
                _ = accounts.PasswordHasher.HashPassword(null!, password);
            }

            traces.Failed(AbuseKind.SignInFailed, null);
            return new(null, null);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            traces.Failed(AbuseKind.SignInFailed, account);
            return new(null, null);
        }

        await throttle.ForgetAsync(SubjectOf(email), account.Id, cancel);
        return new(account, null);
    }

    /// <summary>A try by somebody who is signed in, where a session left open is not enough. Strangers who guess at the address are counted
    /// elsewhere.</summary>
    public async Task<PasswordTry> TryAgainAsync(Account account, string sessionId, string password, CancellationToken cancel)
    {
        var subject = $"password in session {sessionId}";
        if ((await attempts.TakeOrLockAsync(subject, settings.Tries, Span, clock.GetUtcNow(), cancel)).Until is { } until)
        {
            traces.Failed(AbuseKind.ConfirmationFailed, null);
            return new(null, until);
        }

        if (account.PasswordHash is null || !await accounts.CheckPasswordAsync(account, password))
        {
            traces.Failed(AbuseKind.ConfirmationFailed, null);
            return new(null, null);
        }

        await attempts.ForgetAsync(subject, cancel);
        return new(account, null);
    }

    /// <summary>Frees an address again, after its owner has proven to be its owner.</summary>
    public Task FreeAsync(string email, CancellationToken cancel) => throttle.FreeAsync(SubjectOf(email), cancel);

    private static string SubjectOf(string email) => $"password of {EmailAddress.Normalize(email)}";
}
