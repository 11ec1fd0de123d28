using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EhdsReadiness.Web.Setup;

/// <summary>Traces and metrics for an OTLP collector; without the address of one nothing is registered, so that nothing is spent
/// either.</summary>
public static class Telemetry
{
    /// <summary>The address of the collector by the standard's own name; its other variables, such as the protocol, then count
    /// too.</summary>
    public const string StandardSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(
        this IServiceCollection services, TelemetrySettings settings, IConfiguration configuration)
    {
        var endpoint = settings.Endpoint;
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(configuration[StandardSetting])) { return services; }

        services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("ehds-readiness", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            // The exporter comes last: it must only see spans that have lost their addresses.
            .WithTracing(traces =>
                traces.AddAspNetCoreInstrumentation().AddProcessor(new KeylessSpans())
                .AddOtlpExporter(options => Send(options, "v1/traces")))
            .WithMetrics(metrics =>
                metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(Jobs.JobRunner.Meter)
                .AddMeter(Security.AbuseCounters.MeterName).AddOtlpExporter(options => Send(options, "v1/metrics")));
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
