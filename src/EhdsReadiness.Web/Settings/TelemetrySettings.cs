namespace EhdsReadiness.Web.Settings;

/// <summary>Where traces and metrics go.</summary>
public sealed record TelemetrySettings : ISettings
{
    /// <summary>Base address of an OTLP collector, to which HTTP/protobuf is spoken; null for none.</summary>
    public string? Endpoint { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions() =>
        Endpoint is null || (Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? []
            : [$"OpenTelemetry:Endpoint “{Endpoint}” is no address that begins with http:// or https://"];
}
