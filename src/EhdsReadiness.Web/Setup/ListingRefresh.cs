using EhdsReadiness.Core.Portfolios;

namespace EhdsReadiness.Web.Setup;

/// <summary>Computes after a start what the portfolios list, where the content or the answers are others than before, so that no consultant waits for it.</summary>
public sealed class ListingRefresh(ListingStore listings, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => listings.RefreshAllAsync(clock.GetUtcNow(), stoppingToken), stoppingToken);
}
