namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Tells people what happened, a few seconds after it did: makes the notices of events with the mails that leave at once, and in the
/// morning one mail of the day for everybody for whom something waits. Each is written in the transaction that notes that it is told.
/// </summary>
public sealed partial class NoticeJob(NoticeStore notices, NoticeMails mails, Content content, Outbox outbox, ILogger<NoticeJob> log) : IJob
{
    public string Name => "notices";
    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        var (events, digests) = (0, 0);
        while (await notices.AnyUntoldAsync(cancel))
        {
            events += await outbox.PutAsync(seal =>
                notices.TellAsync(content, round.Now, (to, notice) => seal(mails.Of(to, notice)), cancel));
        }

        var before = Telling.LastDigest(round.Now);
        await round.EachAsync(
            await notices.WaitingAsync(before, cancel),
            account => $"mail of the day for account {account}",
            async account => digests += await outbox.PutAsync(seal => notices.DigestAsync(
                account, before, round.Now, (to, all, hasMore) => seal(mails.DigestOf(to, all, hasMore)), cancel)) ? 1 : 0,
            cancel);
        if (events + digests > 0)
        {
            LogRound(log, events, digests);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Events told: {Events}; mails of the day: {Digests}")]
    private static partial void LogRound(ILogger log, int events, int digests);
}
