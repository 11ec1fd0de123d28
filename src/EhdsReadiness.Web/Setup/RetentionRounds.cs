using EhdsReadiness.Core.Retention;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Accounts;
using EhdsReadiness.Web.Mails;

namespace EhdsReadiness.Web.Setup;

/// <summary>Goes round once a day, from the start of the site on, and deletes what has been kept long enough.</summary>
public sealed partial class RetentionRounds(RetentionStore store, RetentionSettings settings, AccountSettings accounts, Outbox outbox, TimeProvider clock, ILogger<RetentionRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var day = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (Database.IsMachineFault(e) || e is IOException or UnauthorizedAccessException)
            {
                // The disk may be well again tomorrow; the site goes on meanwhile.
                LogFault(log, e);
            }
        }
        while (await day.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var assessments = await store.DeleteUntouchedAsync(now, cancel);
        var invitations = await store.DeleteInvitationsAsync(now, cancel);
        var traces = await store.DeleteTracesAsync(now.AddHours(-accounts.SessionHours), now, cancel);
        var mails = outbox.DeleteBefore(now.AddDays(-settings.MailDays));
        LogRound(log, assessments, invitations, traces, mails);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted after their time: anonymous assessments {Assessments}, invitations {Invitations}, traces of accounts {Traces}, mails {Mails}")]
    private static partial void LogRound(ILogger log, int assessments, int invitations, int traces, int mails);

    [LoggerMessage(Level = LogLevel.Error, Message = "What has been kept long enough could not be deleted; it is tried again in a day")]
    private static partial void LogFault(ILogger log, Exception exception);
}
