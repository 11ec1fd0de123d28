namespace EhdsReadiness.Web.Jobs;

/// <summary>Deletes once a day what has been kept long enough: each kind, each assessment and each file of a mail for itself. What two
/// instances delete at once is gone as well.</summary>
public sealed partial class RetentionJob(
    RetentionStore store, RetentionSettings settings, AccountSettings accounts, MailStore waiting, Outbox outbox,
    ILogger<RetentionJob> log) : IJob
{
    public string Name => "retention";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        var (now, assessments, invitations, traces, mails) = (round.Now, 0, 0, 0, 0);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        void Fail(string id, Exception fault)
        {
            // Both rules may find the same one.
            if (failed.Add(id))
            {
                round.Fail($"assessment {id}", fault);
            }
        }

        await round.TryAsync("anonymous assessments", async () =>
            assessments = await store.DeleteUntouchedAsync(now, Fail, cancel), cancel);
        await round.TryAsync("assessments that nobody came back to", async () =>
            assessments += await store.DeleteUnopenedAsync(now, Fail, cancel), cancel);
        await round.TryAsync("invitations", async () => invitations = await store.DeleteInvitationsAsync(now, cancel), cancel);
        await round.TryAsync("traces of accounts", async () =>
            traces = await store.DeleteTracesAsync(now.AddHours(-accounts.SessionHours), now, cancel), cancel);
        var before = now.AddDays(-settings.MailDays);
        await round.TryAsync("mails", async () => mails = await waiting.DeleteOverAsync(now, before, cancel), cancel);
        await round.EachAsync(
            outbox.FilesBefore(before),
            path => $"mail {Path.GetFileName(path)}",
            path =>
            {
                File.Delete(path);
                mails++;
                return Task.CompletedTask;
            },
            cancel);
        LogRound(log, assessments, invitations, traces, mails);
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Deleted after their time: anonymous assessments {Assessments}, invitations {Invitations}, traces of " +
        "accounts {Traces}, mails {Mails}")]
    private static partial void LogRound(ILogger log, int assessments, int invitations, int traces, int mails);
}
