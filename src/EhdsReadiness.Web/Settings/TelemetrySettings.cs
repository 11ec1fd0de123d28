namespace EhdsReadiness.Web.Settings;

/// <summary>Where traces and metrics go, and where metrics are fetched.</summary>
public sealed record TelemetrySettings : ISettings
{
    /// <summary>Base address of an OTLP collector, to which HTTP/protobuf is spoken; null for none.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Address of a port of its own on which <c>/metrics</c> answers in the format of Prometheus, such as
    /// <c>http://127.0.0.1:9464</c>; null for none.</summary>
    public string? MetricsAddress { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return $"OpenTelemetry:Endpoint “{Endpoint}” is no address that begins with http:// or https://";
        }

        // The server would take any other name for all addresses of the machine.
        if (MetricsAddress is not null && !(Uri.TryCreate(MetricsAddress, UriKind.Absolute, out var own)
            && own is { Scheme: "http", PathAndQuery: "/" } && (own.Host == "localhost" || IPAddress.TryParse(own.Host, out _))))
        {
            yield return $"OpenTelemetry:MetricsAddress “{MetricsAddress}” is no address such as http://127.0.0.1:9464, with the number " +
                "of an interface or localhost";
        }
    }
}
