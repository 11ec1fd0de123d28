using EhdsReadiness.Core.Portfolios;

namespace EhdsReadiness.Web.Setup;

/// <summary>Computes after a start what the portfolios list, where the content or the answers are others than before, so that no consultant waits for it.</summary>
public sealed class SummaryRefresh(SummaryStore summaries, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => summaries.RefreshAllAsync(clock.GetUtcNow(), stoppingToken), stoppingToken);
}
