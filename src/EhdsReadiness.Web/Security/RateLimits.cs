using System.Threading.RateLimiting;

namespace EhdsReadiness.Web.Security;

/// <summary>How often one network may do what costs the most. A hospital behind one address stays well below.</summary>
public static class RateLimits
{
    public const string Start = "start";
    public const string Report = "report";

    /// <summary>A form whose answer is a report, or takes as long to make as one.</summary>
    public const string ReportForm = "report-form";

    public const string Archive = "archive";
    public const string Grant = "grant";
    public const string Feed = "feed";
    public const string CspReport = "csp-report";
    public const string SignIn = "sign-in";
    public const string Mail = "mail";

    /// <summary>What an identity provider sends, by a browser or by itself.</summary>
    public const string SignOn = "sign-on";

    /// <summary>How many times what one connection may, all connections of one IPv6 site (/48) may together.</summary>
    public const int SiteFactor = 10;

    private const string Post = "post";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, RateLimitSettings settings) =>
        services.AddRateLimiter(options =>
        {
            var limits = LimitsOf(settings);
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            foreach (var name in limits.Keys.Where(name => name != Post))
            {
                // The framework wants each name known; the chain below is what counts, since it goes on to the wide window only where the
                // near one has room.
                options.AddPolicy(name, _ => Unlimited());
            }

            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Windows(http => Post, wide: false), Windows(http => Post, wide: true), Windows(PolicyOf, wide: false),
                Windows(PolicyOf, wide: true));

            PartitionedRateLimiter<HttpContext> Windows(Func<HttpContext, string?> nameOf, bool wide) =>
                PartitionedRateLimiter.Create<HttpContext, (string, string?)>(http =>
                {
                    var limit = nameOf(http) is { } name ? limits[name] : null;
                    if (limit is null || Refusal.IsTold(http) || (limit.PostsOnly && !HttpMethods.IsPost(http.Request.Method)))
                    {
                        return Unlimited();
                    }

                    var network = ClientNetwork.Of(http);
                    return !wide ? PerMinute((limit.Name, network.Near), limit.PerMinute)
                        : network.Site is null ? Unlimited()
                        : PerMinute((limit.Name, network.Site), (int)Math.Min(int.MaxValue, (long)limit.PerMinute * SiteFactor));
                });
        });

    /// <summary>What each name allows. Looking at a form costs nothing; sending it does.</summary>
    private static Dictionary<string, Limit> LimitsOf(RateLimitSettings settings) => new Limit[]
    {
        new(Post, settings.PostsPerMinute, PostsOnly: true),
        new(Start, settings.StartsPerMinute, PostsOnly: true),
        new(SignIn, settings.SignInsPerMinute, PostsOnly: true),
        new(SignOn, settings.SignInsPerMinute, PostsOnly: false),
        new(Mail, settings.MailsPerMinute, PostsOnly: true),
        new(Report, settings.ReportsPerMinute, PostsOnly: false),
        new(ReportForm, settings.ReportsPerMinute, PostsOnly: true),
        new(Archive, settings.ArchivesPerMinute, PostsOnly: false),
        // Whoever knows no identifier should not find one by trying.
        new(Grant, settings.GrantsPerMinute, PostsOnly: true),
        new(Feed, settings.FeedsPerMinute, PostsOnly: false),
        new(CspReport, settings.CspReportsPerMinute, PostsOnly: true),
    }.ToDictionary(limit => limit.Name, StringComparer.Ordinal);

    private static string? PolicyOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private static RateLimitPartition<(string, string?)> Unlimited() => RateLimitPartition.GetNoLimiter<(string, string?)>(("", null));

    private static RateLimitPartition<(string, string?)> PerMinute((string, string?) key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        });

    /// <param name="Name">Name of the policy.</param>
    /// <param name="PerMinute">Requests of one connection.</param>
    /// <param name="PostsOnly">Whether only what is sent counts, and not what is looked at.</param>
    private sealed record Limit(string Name, int PerMinute, bool PostsOnly);
}
