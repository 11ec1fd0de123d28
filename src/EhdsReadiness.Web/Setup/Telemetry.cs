using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EhdsReadiness.Web.Setup;

/// <summary>Traces and metrics for an OTLP collector, and metrics for Prometheus; without an address for either nothing is registered, so
/// that nothing is spent.</summary>
public static class Telemetry
{
    /// <summary>The address of the collector by the standard's own name; its other variables, such as the protocol, then count
    /// too.</summary>
    public const string StandardSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(
        this IServiceCollection services, TelemetrySettings settings, IConfiguration configuration)
    {
        var endpoint = settings.Endpoint;
        var isSent = !string.IsNullOrEmpty(endpoint) || !string.IsNullOrEmpty(configuration[StandardSetting]);
        if (!isSent && settings.MetricsAddress is null) { return services; }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("ehds-readiness", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics =>
                metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(Jobs.JobRunner.Meter)
                .AddMeter(Security.AbuseCounters.MeterName).AddMeter(SiteMeter.Name)
                .AddInstrumentation(provider =>
                    new SiteMeter(provider.GetRequiredService<Database>(), provider.GetRequiredService<MailStore>())));
        if (isSent)
        {
            // The exporter comes last: it must only see spans that have lost their addresses.
            telemetry.WithTracing(traces =>
                    traces.AddAspNetCoreInstrumentation().AddProcessor(new KeylessSpans())
                    .AddOtlpExporter(options => Send(options, "v1/traces")))
                .WithMetrics(metrics => metrics.AddOtlpExporter(options => Send(options, "v1/metrics")));
        }

        if (settings.MetricsAddress is not null)
        {
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
            services.AddHostedService<MetricsServer>();
        }

        return services;

        void Send(OtlpExporterOptions options, string signal)
        {
            if (!string.IsNullOrEmpty(endpoint))
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri($"{endpoint.TrimEnd('/')}/{signal}");
            }
        }
    }
}
