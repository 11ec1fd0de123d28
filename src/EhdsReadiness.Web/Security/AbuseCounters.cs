using System.Diagnostics.Metrics;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Counts signs of an attack without a personal datum: as the metric <c>ehds.abuse</c>, tagged with the kind, and in one line of the log a
/// minute for each kind at most.
/// </summary>
public sealed partial class AbuseCounters : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "EhdsReadiness.Abuse";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly ILogger<AbuseCounters> _log;
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _counter;
    private readonly Lock _lock = new();
    private readonly Dictionary<AbuseKind, (long Unsaid, DateTimeOffset SaidAt)> _counts = [];

    public AbuseCounters(TimeProvider clock, ILogger<AbuseCounters> log)
    {
        (_clock, _log) = (clock, log);
        _counter = _meter.CreateCounter<long>("ehds.abuse", description: "Refused requests and failed tries, by kind");
    }

    /// <summary>Counts one. The line of the log says how many came since the last line of that kind.</summary>
    public void Count(AbuseKind kind)
    {
        _counter.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        long said;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            var (unsaid, saidAt) = _counts.GetValueOrDefault(kind, (0, DateTimeOffset.MinValue));
            var isDue = now - saidAt >= Minute;
            _counts[kind] = isDue ? (0, now) : (unsaid + 1, saidAt);
            said = isDue ? unsaid + 1 : 0;
        }

        if (said > 0)
        {
            LogCount(_log, kind, said);
        }
    }

    /// <summary>Counts what the answer of a request tells.</summary>
    public static async Task CountAnswerAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        AbuseKind? kind = http.Response.StatusCode switch
        {
            _ when http.Features.Get<ForgedForm>() is not null => AbuseKind.ForgedForm,
            StatusCodes.Status429TooManyRequests => AbuseKind.RateLimited,
            StatusCodes.Status403Forbidden => AbuseKind.Forbidden,
            StatusCodes.Status404NotFound when HttpMethods.IsPost(http.Request.Method) => AbuseKind.FormToNowhere,
            StatusCodes.Status413PayloadTooLarge => AbuseKind.TooLarge,
            _ => null,
        };
        if (kind is { } found)
        {
            http.RequestServices.GetRequiredService<AbuseCounters>().Count(found);
        }
    }

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind}: {Count} since the last such line")]
    private static partial void LogCount(ILogger log, AbuseKind kind, long count);
}
