namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Looks once an hour whether the next publication is due, and makes it. It is kept only where it follows the last one that was seen, so
/// that of two instances that both begin, one keeps nothing.
/// </summary>
public sealed partial class PublicationJob(
    PublicationStore store, ClaimStore claims, KeyStore keys, AggregateSettings settings, ILogger<PublicationJob> log) : IJob
{
    public string Name => "publications";
    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        var last = await store.LastAsync(cancel);
        if (last.Number > 0 && last.At + settings.Every > round.Now) { return; }

        if (last.Number > 0 && !settings.Claims && await claims.IsNothingProvenAsync(cancel))
        {
            // As after an upgrade from a release that counted claims: an empty country would be published for good.
            LogNothingProven(log);
            return;
        }

        var key = await AggregateKey.OfAsync(settings, keys, cancel);
        var publication = await store.PublishAsync(settings.K, settings.Claims, key, round.Now, cancel, last.Number);
        LogPublished(log, publication.Number);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "No publication: organisations agreed to be counted, and none has proven its number (docs/aggregates.md)")]
    private static partial void LogNothingProven(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "Published aggregates, number {Number}")]
    private static partial void LogPublished(ILogger log, int number);
}
