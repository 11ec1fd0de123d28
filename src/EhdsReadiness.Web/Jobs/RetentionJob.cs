namespace EhdsReadiness.Web.Jobs;

/// <summary>Deletes once a day what has been kept long enough: each kind, each assessment and each mail for itself.</summary>
public sealed partial class RetentionJob(
    RetentionStore store, RetentionSettings settings, AccountSettings accounts, Outbox outbox, ILogger<RetentionJob> log) : IJob
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
        await round.TryAsync(
            "outbox",
            async () =>
            {
                foreach (var path in outbox.Before(now.AddDays(-settings.MailDays)).Union(outbox.LeftBehind(now)))
                {
                    await round.TryAsync(
                        $"mail {Path.GetFileName(path)}",
                        () =>
                        {
                            File.Delete(path);
                            mails++;
                            return Task.CompletedTask;
                        },
                        cancel);
                }
            },
            cancel);
        LogRound(log, assessments, invitations, traces, mails);
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Deleted after their time: anonymous assessments {Assessments}, invitations {Invitations}, traces of " +
        "accounts {Traces}, mails {Mails}")]
    private static partial void LogRound(ILogger log, int assessments, int invitations, int traces, int mails);
}
