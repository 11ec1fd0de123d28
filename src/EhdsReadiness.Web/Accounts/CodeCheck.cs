namespace EhdsReadiness.Web.Accounts;

/// <summary>Checks the second factor of an account whose first step has been passed: a code of the authenticator app, or a recovery code in
/// its place.</summary>
public sealed class CodeCheck(
    SecondFactorCodes codes, Throttle throttle, SignInTraces traces, AccountSettings settings)
{
    /// <summary>A try at the code.</summary>
    /// <param name="typed">As it was typed.</param>
    public async Task<PasswordTry> TryAsync(Account account, string? typed, CancellationToken cancel)
    {
        // Codes are few: all unknown browsers together have as many tries as one.
        var attempt = await throttle.TakeAsync(
            SubjectOf(account), account.Id, settings.Tries, settings.Tries, TimeSpan.FromMinutes(settings.LockoutMinutes), cancel);
        if (attempt.Until is { } until)
        {
            traces.Locked(AbuseKind.CodeLocked, account, attempt);
            return new(null, until);
        }

        if (!await codes.IsRightAsync(account, typed, cancel))
        {
            traces.Failed(AbuseKind.CodeFailed, account);
            return new(null, null);
        }

        await ForgetAsync(account, cancel);
        return new(account, null);
    }

    /// <summary>Forgets the tries of this browser or network, after its owner has shown the second factor.</summary>
    public Task ForgetAsync(Account account, CancellationToken cancel) =>
        throttle.ForgetAsync(SubjectOf(account), account.Id, cancel);

    private static string SubjectOf(Account account) => $"code of {account.Id}";
}
