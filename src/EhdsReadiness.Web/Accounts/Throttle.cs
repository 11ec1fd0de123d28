namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Throttling of what strangers may do to one address: guess its password, have mails sent to it. Tries are counted for the client's
/// network, and more of them for all networks together. A browser that has signed in to the account before is counted by itself, so that no
/// stranger uses up what its owner needs.
/// </summary>
public sealed class Throttle(AttemptStore attempts, KnownBrowsers browsers, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>Takes a try; whoever guesses on is locked out for longer each time.</summary>
    /// <param name="what">What is tried, such as the password of an address.</param>
    /// <param name="accountId">The account that it concerns; null when there is none, which is counted in the same way.</param>
    /// <param name="limit">Tries for one network, or one known browser, within a span.</param>
    /// <param name="everywhere">Tries for all unknown browsers together.</param>
    public async Task<Attempt> TakeAsync(string what, string? accountId, int limit, int everywhere, TimeSpan span, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (near, isKnown) = Near(what, accountId);
        var attempt = await attempts.TakeOrLockAsync(near, limit, span, now, cancel);
        return isKnown || attempt.Until is not null ? attempt
            : await attempts.TakeOrLockAsync(Everywhere(what), everywhere, span, now, cancel);
    }

    /// <summary>Forgets the tries of this browser or network, after one that succeeded.</summary>
    public Task ForgetAsync(string what, string accountId, CancellationToken cancel) =>
        attempts.ForgetAsync(Near(what, accountId).Subject, cancel);

    /// <summary>Forgets the tries of all, after the owner has proven by mail to be the owner.</summary>
    public async Task FreeAsync(string what, CancellationToken cancel)
    {
        await attempts.ForgetAsync(Near(what, null).Subject, cancel);
        await attempts.ForgetAsync(Everywhere(what), cancel);
    }

    private (string Subject, bool IsKnown) Near(string what, string? accountId)
    {
        var http = accessor.HttpContext;
        var browser = accountId is null || http is null ? null : browsers.IdOf(http, accountId);
        return browser is null ? ($"{what} from {(http is null ? "here" : ClientNetwork.Of(http).Near)}", false)
            : ($"{what} in browser {browser}", true);
    }

    private static string Everywhere(string what) => $"{what} from anywhere";
}
