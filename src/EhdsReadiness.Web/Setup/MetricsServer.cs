using OpenTelemetry.Metrics;

namespace EhdsReadiness.Web.Setup;

/// <summary>Answers <c>/metrics</c> in the format of Prometheus on a port of its own, so that no rule of a proxy has to keep it from the
/// public: nothing of the site is behind that port.</summary>
public sealed class MetricsServer(MeterProvider meters, AllSettings settings) : IHostedService, IAsyncDisposable
{
    /// <summary>Path of the metrics.</summary>
    public const string Path = "/metrics";

    private WebApplication? _server;

    /// <summary>The address that it serves on; null before it does.</summary>
    public string? Address => _server?.Urls.FirstOrDefault();

    /// <exception cref="IOException">Another program serves there.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.AddServerHeader = false)
            .UseUrls(settings.OpenTelemetry.MetricsAddress!);
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(
            meters, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
        await _server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
