using System.Data.Common;
using EhdsReadiness.Core.Aggregates;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Web.Setup;

/// <summary>Looks once an hour whether the next publication is due, and makes it.</summary>
public sealed partial class PublicationRounds(PublicationStore store, Database database, AggregateSettings settings, TimeProvider clock, ILogger<PublicationRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // Tried again in an hour; the site goes on meanwhile.
                LogFault(log, e);
            }
        }
        while (await hour.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await store.LastAtAsync(cancel) is { } last && last + settings.Every > now)
        {
            return;
        }

        var key = await AggregateKey.OfAsync(settings, SiteAccounts.Beside(database, SiteAggregates.KeyFile), cancel);
        var publication = await store.PublishAsync(settings.K, key, now, cancel);
        LogPublished(log, publication.Number);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published aggregates, number {Number}")]
    private static partial void LogPublished(ILogger log, int number);

    [LoggerMessage(Level = LogLevel.Error, Message = "Aggregates could not be published; it is tried again in an hour")]
    private static partial void LogFault(ILogger log, Exception exception);
}
