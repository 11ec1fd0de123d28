using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Template;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Takes what browsers report of the content security policy. Anybody can send anything here, and the address of an assessment is a secret:
/// the log gets the page's route, the directive and the origin of what was blocked, each only in a form that we know.
/// </summary>
public sealed partial class CspReports(ILogger<CspReports> log, EndpointDataSource endpoints, SiteSettings site)
{
    public const string Path = "/csp-report";

    /// <summary>Longest body, in bytes; a browser's report has one or two thousand.</summary>
    public const int Longest = 16 * 1024;

    private const string Unknown = "unknown";

    /// <summary>204 when the report could be read; 413, 415 or 400 when it could not.</summary>
    public async Task<IResult> TakeAsync(HttpContext http)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim();
        if (type is not ("application/csp-report" or "application/reports+json"))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Longest;
        }

        try
        {
            using var report = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            Log(report.RootElement);
            return Results.NoContent();
        }
        catch (BadHttpRequestException e)
        {
            return Results.StatusCode(e.StatusCode);
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>One line for the first violation: a page that breaks the policy breaks it in every report.</summary>
    private void Log(JsonElement report)
    {
        var list = report.ValueKind == JsonValueKind.Array;
        var first = list ? report.EnumerateArray().FirstOrDefault() : report;
        var violation = Member(first, list ? "body" : "csp-report");
        LogViolation(
            log,
            DirectiveOf(TextOf(violation, "effectiveDirective") ?? TextOf(violation, "effective-directive")
                ?? TextOf(violation, "violated-directive")),
            RouteOf(TextOf(violation, "documentURL") ?? TextOf(violation, "document-uri")),
            OriginOf(TextOf(violation, "blockedURL") ?? TextOf(violation, "blocked-uri")));
    }

    private string RouteOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) { return Unknown; }

        var path = new PathString(Uri.UnescapeDataString(uri.AbsolutePath));
        path = path.StartsWithSegments(site.Base, out var inside) ? inside : path;
        return endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []))
            .MinBy(endpoint => (endpoint.Order, endpoint.RoutePattern.InboundPrecedence))?.RoutePattern.RawText ?? Unknown;
    }

    private static string DirectiveOf(string? directive) =>
        directive?.Split(' ')[0] is { Length: > 0 and <= 32 } name && name.All(c => char.IsAsciiLetterLower(c) || c == '-') ? name
            : Unknown;

    private static string OriginOf(string? blocked) => blocked switch
    {
        "inline" or "eval" or "wasm-eval" or "self" or "data" or "blob" => blocked,
        _ when Uri.TryCreate(blocked, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "ws" or "wss") =>
            $"{uri.Scheme}://{uri.IdnHost}",
        _ => Unknown,
    };

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? TextOf(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser reports that {Directive} was broken on {Page} by {Blocked}")]
    private static partial void LogViolation(ILogger log, string directive, string page, string blocked);
}
