using EhdsReadiness.Core;
using EhdsReadiness.Core.Accounts;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Web.Localisation;
using EhdsReadiness.Web.Mails;

namespace EhdsReadiness.Web.Accounts;

/// <summary>The mails about accounts that strangers can cause: few enough that nobody's letter box is flooded from here.</summary>
public sealed class AccountMails(Outbox outbox, AttemptStore attempts, AccountSettings settings, TimeProvider clock)
{
    /// <summary>Sends a mail, unless its address got as many within the hour as strangers may cause. Nobody is told which: it would say that the address is known.</summary>
    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        if (await attempts.TakeAsync($"mail to {EmailAddress.Normalize(mail.To)}", settings.MailsPerHour, TimeSpan.FromHours(1), clock.GetUtcNow(), cancel) is null)
        {
            await outbox.PutAsync(mail, cancel);
        }
    }

    /// <summary>A moment in words: <c>26 novembre 2026 à 14 h 32, heure de Paris</c>.</summary>
    public static string Moment(DateTimeOffset at, Language language)
    {
        var there = StoredAssessment.InParis(at);
        var (date, time) = (Formats.Date(DateOnly.FromDateTime(there.DateTime), language), Formats.Time(there, language));
        return language switch
        {
            Language.French => $"{date} à {time}, heure de Paris",
            Language.English => $"{date} at {time}, Paris time",
        };
    }
}
