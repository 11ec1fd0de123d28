using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EhdsReadiness.Web.Settings;

/// <summary>How slow a request may be before its connection is closed: one that is never finished holds memory that others need.</summary>
public sealed record RequestSettings : ISettings
{
    /// <summary>Seconds until the last header has come.</summary>
    [Range(1, 3600)] public int HeaderSeconds { get; init; } = 15;

    /// <summary>Bytes of a body that must come every second, once the grace is over. The slowest mobile network brings more.</summary>
    [Range(1, 1_000_000)] public int BytesPerSecond { get; init; } = 240;

    /// <summary>Seconds that a body may take to gain speed; more than one.</summary>
    [Range(2, 3600)] public int GraceSeconds { get; init; } = 5;

    public void Apply(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSeconds);
        limits.MinRequestBodyDataRate = new(BytesPerSecond, TimeSpan.FromSeconds(GraceSeconds));
    }
}
