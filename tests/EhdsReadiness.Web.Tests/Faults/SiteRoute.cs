using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>What kind of thing a route leads to; the kind decides what a wrong request is answered.</summary>
internal enum RouteKind
{
    /// <summary>A page in one of the two languages.</summary>
    Page,

    /// <summary>A page in a language about one named thing, such as an assessment or an article.</summary>
    PageOfOne,

    /// <summary>A style, a script, a font: only ever read.</summary>
    Asset,

    /// <summary>An address without a language that is only ever read.</summary>
    ReadOnly,

    /// <summary>Where browsers report to: only ever sent to, and never a form.</summary>
    Report,

    /// <summary>Where refused requests are shown; not to be asked for.</summary>
    ErrorPage,
}

/// <summary>A route of the running site, as the written rule sees it.</summary>
/// <param name="Pattern">The pattern, with a leading slash.</param>
internal sealed record SiteRoute(string Pattern, RouteKind Kind)
{
    private const string Nobodys = "0197a0b0c0d0e0f00102030405060708";
    private const string Language = "{c:culture}";
    private const string Key = "{key}";
    private static readonly string[] Names = ["{id}", "{org}", "{token}"];

    /// <summary>Identifiers that exist, by the segment in front of them.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Existing = new Dictionary<string, string>(StringComparer.Ordinal)
        { ["organisations"] = Nobodys, ["members"] = Nobodys, ["invitations"] = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB",
        ["clarify"] = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", ["calendars"] = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", ["law"] = "60",
        ["questions"] = "holder-opt-out", ["actions"] = "holder-opt-out.find-out", ["what-if"] = Nobodys, ["exports"] =
        "assessment.xlsx", ["datasets"] = Nobodys, ["archives"] = Nobodys, ["tables"] = "kind", ["claims"] = Nobodys, ["with"] = "nobody",
        ["passkeys"] = Nobodys, ["clients"] = Nobodys, ["staff"] = Nobodys, ["confirm"] = "transparency" };

    /// <summary>Whether the address starts with a language.</summary>
    public bool HasLanguage => Kind is RouteKind.Page or RouteKind.PageOfOne;

    public bool IsOfAssessment => Pattern.Contains(Key, StringComparison.Ordinal);

    /// <summary>The languages in which to ask: one stands for both where the address has none.</summary>
    public IReadOnlyList<string> Languages => HasLanguage ? ["fr", "en"] : ["fr"];

    /// <summary>Longest request that the route takes, in bytes.</summary>
    public long LargestRequest { get; private init; }

    /// <summary>The route by the rule; null when the rule does not know its like.</summary>
    public static SiteRoute? Of(RouteEndpoint endpoint) =>
        ByRule(endpoint) is { } route ? route with { LargestRequest = Site.LargestRequestTo(endpoint) } : null;

    private static SiteRoute? ByRule(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return new(pattern, RouteKind.Asset);
        }

        var segments = pattern.Split('/')[1..];
        if (segments[0] == Language)
        {
            var named = Enumerable.Range(1, segments.Length - 1).Where(i => segments[i].Contains('{', StringComparison.Ordinal)).ToList();
            return named.Count == 0 ? new(pattern, RouteKind.Page)
                : named.TrueForAll(i =>
                    (segments[i], segments[i - 1]) is (Key, "assessments")
                    || (Names.Contains(segments[i]) && Existing.ContainsKey(segments[i - 1]))) ? new(pattern, RouteKind.PageOfOne)
                : null;
        }

        return pattern switch
        {
            "/" or "/health" or RootRedirect.Verify or PublicFiles.Robots or PublicFiles.Security
                or PublicFiles.ChangePassword or PublicFiles.Icon => new(pattern, RouteKind.ReadOnly),
            CspReports.Path => new(pattern, RouteKind.Report),
            "/error/{status:int}" => new(pattern, RouteKind.ErrorPage),
            // Beside the assets of a build that is not published, the framework looks for files made since.
            "/{**path:file}" => new(pattern, RouteKind.Asset),
            _ => null,
        };
    }

    /// <summary>An address of this route for what exists.</summary>
    public string Address(string language, string key) => Fill(language, key, null);

    /// <summary>Addresses of this route with one of its names replaced by <paramref name="wrong"/>; none when it names nothing.</summary>
    public IEnumerable<string> Wrong(string language, string key, string wrong)
    {
        if (IsOfAssessment)
        {
            yield return Fill(language, wrong, null);
        }

        foreach (var name in Names.Where(name => Pattern.Contains(name, StringComparison.Ordinal)))
        {
            yield return Fill(language, key, wrong, name);
        }
    }

    private string Fill(string language, string key, string? wrong, string? name = null)
    {
        var segments = Pattern.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i] = segments[i] switch
            {
                Language => language,
                Key => key,
                "{id}" or "{org}" or "{token}" => segments[i] == name ? wrong! : Existing[segments[i - 1]],
                "{status:int}" => "500",
                "{**path:file}" => "nothing.css",
                var fixedPart => fixedPart,
            };
        }

        return string.Join('/', segments);
    }
}
