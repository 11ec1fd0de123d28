namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// The mails about accounts that others can cause: few enough that nobody's letter box is flooded from here. Each kind has a quota of its
/// own, so that those who forget a password in somebody's name use up nothing but their own.
/// </summary>
public sealed class AccountMails(
    Throttle throttle, AttemptStore attempts, AbuseCounters counters, AccountSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Whether a mail that anybody can cause may go to an address: false when that got as many of the kind within the hour. Nobody
    /// is told which: it would say that the address is known.</summary>
    /// <param name="kind">What the quota is for, such as <c>reset</c>.</param>
    /// <param name="accountId">The account of the address; null when it has none.</param>
    public async Task<bool> MayGoAsync(string kind, string to, string? accountId, CancellationToken cancel)
    {
        var what = $"{kind} mail to {EmailAddress.Normalize(to)}";
        var attempt = await throttle.TakeAsync(
            what, accountId, settings.MailsPerHour, settings.MailsPerHour * settings.NetworksPerAddress, Hour, cancel);
        if (attempt.Until is not null)
        {
            counters.Count(AbuseKind.MailWithheld);
        }

        return attempt.Until is null;
    }

    /// <summary>Takes one of the mails that somebody who is signed in may have sent to an address within the hour.</summary>
    /// <returns>Null when it may be sent; otherwise when the next one may.</returns>
    public Task<DateTimeOffset?> TakeAsync(string kind, string accountId, string to, CancellationToken cancel) =>
        attempts.TakeAsync(
            $"{kind} mail of {accountId} to {EmailAddress.Normalize(to)}", settings.MailsPerHour, Hour, clock.GetUtcNow(), cancel);

    /// <summary>A moment in words: <c>26 novembre 2026 à 14 h 32, heure de Paris</c>.</summary>
    public static string Moment(DateTimeOffset at, Language language)
    {
        var there = FrenchTime.InParis(at);
        var (date, time) = (Formats.Date(DateOnly.FromDateTime(there.DateTime), language), Formats.Time(there, language));
        return language.Pick($"{date} à {time}, heure de Paris", $"{date} at {time}, Paris time");
    }
}
