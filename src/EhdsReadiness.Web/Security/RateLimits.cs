using System.Net;
using System.Threading.RateLimiting;

namespace EhdsReadiness.Web.Security;

/// <summary>How often one address may do what costs the most. A hospital behind one address stays well below.</summary>
public static class RateLimits
{
    public const string Start = "start";
    public const string Report = "report";

    /// <summary>A form whose answer is a report, or takes as long to make as one.</summary>
    public const string ReportForm = "report-form";

    public const string Archive = "archive";
    public const string Grant = "grant";
    public const string CspReport = "csp-report";
    public const string SignIn = "sign-in";
    public const string Mail = "mail";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, RateLimitSettings settings) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            // Looking at a form costs nothing; sending it does.
            options.AddPolicy(Start, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(http, Start, settings.StartsPerMinute) : Unlimited());
            options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(http, SignIn, settings.SignInsPerMinute) : Unlimited());
            options.AddPolicy(Mail, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(http, Mail, settings.MailsPerMinute) : Unlimited());
            options.AddPolicy(Report, http => PerMinute(http, Report, settings.ReportsPerMinute));
            options.AddPolicy(ReportForm, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(http, ReportForm, settings.ReportsPerMinute) : Unlimited());
            options.AddPolicy(Archive, http => PerMinute(http, Archive, settings.ArchivesPerMinute));
            // Whoever knows no identifier should not find one by trying.
            options.AddPolicy(Grant, http => HttpMethods.IsPost(http.Request.Method) ? PerMinute(http, Grant, settings.GrantsPerMinute) : Unlimited());
            options.AddPolicy(CspReport, http => Refusal.IsTold(http) ? Unlimited() : PerMinute(http, CspReport, settings.CspReportsPerMinute));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, IPAddress?)>(http =>
                HttpMethods.IsPost(http.Request.Method) && !Refusal.IsTold(http) ? PerMinute(http, "post", settings.PostsPerMinute) : Unlimited());
        });

    private static RateLimitPartition<(string, IPAddress?)> Unlimited() => RateLimitPartition.GetNoLimiter<(string, IPAddress?)>(("", null));

    private static RateLimitPartition<(string, IPAddress?)> PerMinute(HttpContext http, string policy, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter((policy, http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        });
}

/// <summary>The limits per network address and minute.</summary>
public sealed record RateLimitSettings
{
    /// <summary>Assessments started or imported.</summary>
    public int StartsPerMinute { get; init; } = 60;

    /// <summary>Reports made.</summary>
    public int ReportsPerMinute { get; init; } = 60;

    /// <summary>Passwords and codes tried. The lock-out of each account is what stops a guesser; this stops one who goes through many accounts.</summary>
    public int SignInsPerMinute { get; init; } = 120;

    /// <summary>Accounts asked for and passwords forgotten, each a mail.</summary>
    public int MailsPerMinute { get; init; } = 30;

    /// <summary>Archives of reports made, each of them many reports.</summary>
    public int ArchivesPerMinute { get; init; } = 10;

    /// <summary>Consultancies looked for by their identifier or code.</summary>
    public int GrantsPerMinute { get; init; } = 20;

    /// <summary>Reports of the content security policy, each a line in the log.</summary>
    public int CspReportsPerMinute { get; init; } = 20;

    /// <summary>Forms sent, answers included.</summary>
    public int PostsPerMinute { get; init; } = 6000;
}
