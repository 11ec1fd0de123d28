using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EhdsReadiness.Web.Setup;

/// <summary>How slow a request may be before its connection is closed: one that is never finished holds memory that others need.</summary>
public sealed record RequestSettings
{
    /// <summary>Seconds until the last header has come.</summary>
    public int HeaderSeconds { get; init; } = 15;

    /// <summary>Bytes of a body that must come every second, once the grace is over. The slowest mobile network brings more.</summary>
    public int BytesPerSecond { get; init; } = 240;

    /// <summary>Seconds that a body may take to gain speed; more than one.</summary>
    public int GraceSeconds { get; init; } = 5;

    public void Apply(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSeconds);
        limits.MinRequestBodyDataRate = new(BytesPerSecond, TimeSpan.FromSeconds(GraceSeconds));
    }
}
