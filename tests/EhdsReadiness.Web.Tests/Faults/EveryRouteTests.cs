using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Routing;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Each wrong request to each route of the running site: the status of the rule, a page in the reader's language, nothing
/// written.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class EveryRouteTests(TestSite site)
{
    private const string NobodysKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string[] Malformed =
        ["short", "%C3%A9t%C3%A9", "..%2f..%2fetc%2fpasswd", "%0d%0aInjected:%20yes", "%3Cscript%3E", "'%20OR%201=1--", "%ED%A0%80",
            new('x', 5000), NobodysKey + "A", NobodysKey[1..] + "%20"];

    [Fact]
    public void The_rule_knows_every_route()
    {
        Assert.Empty(Endpoints().Where(endpoint => SiteRoute.Of(endpoint) is null).Select(endpoint => endpoint.RoutePattern.RawText));
        var kinds = Routes().CountBy(route => route.Kind).ToDictionary();
        Assert.Equal(Enum.GetValues<RouteKind>().Order(), kinds.Keys.Order());
        Assert.True(kinds[RouteKind.PageOfOne] >= 13);
    }

    [Fact]
    public async Task What_nobody_has_is_404() =>
        await EachAsync((route, language, key) =>
            route.Wrong(language, key, NobodysKey).Select(path => Get(path, HttpStatusCode.NotFound)));

    [Fact]
    public async Task A_name_that_is_none_is_404() =>
        await EachAsync((route, language, key) =>
            Malformed.SelectMany(wrong => route.Wrong(language, key, wrong)).Select(path => Get(path, HttpStatusCode.NotFound)));

    [Fact]
    public async Task What_was_deleted_is_404()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        await visitor.GetAsync($"{list}/delete");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        var deleted = list.Split('/')[^1];
        await EachAsync((route, language, _) =>
            route.IsOfAssessment ? [Get(route.Address(language, deleted), HttpStatusCode.NotFound)] : []);
    }

    [Fact]
    public async Task A_language_that_the_site_does_not_speak_is_404() =>
        await EachAsync((route, _, key) =>
            route.HasLanguage ? new[] { "de", "fr-FR" }.Select(other => Get(route.Address(other, key), HttpStatusCode.NotFound)) : []);

    [Fact]
    public async Task A_page_for_refused_requests_is_not_there_to_be_asked_for() =>
        await EachAsync((route, language, key) =>
            route.Kind == RouteKind.ErrorPage ? [Get(route.Address(language, key), HttpStatusCode.NotFound)] : []);

    [Fact]
    public async Task Other_methods_than_those_of_forms_are_405() =>
        await EachAsync((route, language, key) => new[] { "PUT", "PATCH", "DELETE", "PROPFIND" }.Select(method =>
            new Wrong(new(method), route.Address(language, key), route.Kind is RouteKind.Asset or RouteKind.ReadOnly or RouteKind.Report
                ? Unwritable(route) : HttpStatusCode.MethodNotAllowed)));

    [Fact]
    public async Task A_post_without_its_token_is_400() =>
        await EachAsync((route, language, key) =>
            [new Wrong(HttpMethod.Post, route.Address(language, key), route.Kind == RouteKind.ErrorPage ? HttpStatusCode.NotFound
            : Refusal(route), "level=3&role=holder"u8.ToArray(), "application/x-www-form-urlencoded")]);

    [Fact]
    public async Task A_post_that_only_changes_the_language_is_no_fault_of_any_page()
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var before = await Rows.CountAsync(site.Database);
        var faults = new List<string>();
        foreach (var path in Routes().Where(route => route.HasLanguage)
            .SelectMany(route => route.Languages.Select(language => route.Address(language, key))))
        {
            using var form = new FormUrlEncodedContent([new(Web.Forms.SentForm.SwitchName, "true")]);
            using var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
            faults.AddRange((int)response.StatusCode < 500 ? [] : new[] { $"{path}: {(int)response.StatusCode}" });
        }

        Assert.Empty(faults);
        Assert.Equal(before, await Rows.CountAsync(site.Database));
    }

    [Fact]
    public async Task A_post_that_is_no_form_is_400() =>
        await EachAsync((route, language, key) =>
            new[] { "application/json", "text/plain", "multipart/form-data", "nonsense/" }.Select(type =>
            new Wrong(HttpMethod.Post, route.Address(language, key), Refusal(route), "{}"u8.ToArray(), type)));

    [Fact]
    public async Task A_body_over_the_limit_is_413() =>
        await EachAsync((route, language, key) =>
            [new Wrong(HttpMethod.Post, route.Address(language, key), HttpStatusCode.RequestEntityTooLarge,
                new byte[route.LargestRequest + 1], "application/x-www-form-urlencoded")]);

    /// <summary>What a POST is answered that is not a form of the site: pages refuse it, reports are of other types, nothing else takes a
    /// POST at all.</summary>
    private static HttpStatusCode Refusal(SiteRoute route) => route.Kind switch
    {
        RouteKind.Page or RouteKind.PageOfOne or RouteKind.ErrorPage => HttpStatusCode.BadRequest,
        RouteKind.Report => HttpStatusCode.UnsupportedMediaType,
        RouteKind.Asset or RouteKind.ReadOnly => Unwritable(route),
    };

    /// <summary>What is only ever read refuses other methods; where a pattern with a name stands at the same address, that one is asked and
    /// knows nothing.</summary>
    private static HttpStatusCode Unwritable(SiteRoute route) =>
        route.Pattern is "/health" or RootRedirect.Verify or PublicFiles.Robots or PublicFiles.Icon or CspReports.Path or "/{**path:file}"
        ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed;

    /// <summary>Monitoring and programs that look at links beforehand ask without wanting the page.</summary>
    [Fact]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var faults = new List<string>();
        foreach (var path in Routes().Where(route => route.Kind != RouteKind.Report)
            .SelectMany(route => route.Languages.Take(1).Select(language => route.Address(language, key))).Distinct())
        {
            using var get = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
            using var head = await visitor.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative)));
            var lacking = Names(get).Except(Names(head)).Except(["Transfer-Encoding", "Content-Length", "Set-Cookie"]).ToList();
            faults.AddRange(get.StatusCode != head.StatusCode ? [$"{path}: GET {(int)get.StatusCode}, HEAD {(int)head.StatusCode}"]
                : Array.Empty<string>());
            faults.AddRange(lacking.Select(name => $"{path}: HEAD lacks {name}"));
            faults.AddRange((await head.Content.ReadAsByteArrayAsync()).Length > 0 ? [$"{path}: HEAD has a body"] : Array.Empty<string>());
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        static IEnumerable<string> Names(HttpResponseMessage response) =>
            response.Headers.Concat(response.Content.Headers).Select(header => header.Key);
    }

    private static Wrong Get(string path, HttpStatusCode expected) => new(HttpMethod.Get, path, expected);

    private IEnumerable<RouteEndpoint> Endpoints() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<SiteRoute> Routes() => Endpoints().Select(SiteRoute.Of).OfType<SiteRoute>().Distinct();

    private async Task EachAsync(Func<SiteRoute, string, string, IEnumerable<Wrong>> wrongs)
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var before = await Rows.CountAsync(site.Database);
        var faults = new List<string>();
        var sent = 0;
        foreach (var route in Routes())
        {
            foreach (var language in route.Languages)
            {
                foreach (var wrong in wrongs(route, language, key))
                {
                    sent++;
                    faults.AddRange((await FaultsAsync(visitor.Http, wrong))
                        .Select(fault =>
                        $"{route.Pattern}: {wrong.Method} {wrong.Path[..Math.Min(wrong.Path.Length, 100)]} {wrong.Type}: {fault}"));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.NotEqual(0, sent);
        Assert.Equal(before, await Rows.CountAsync(site.Database));
    }

    private static async Task<List<string>> FaultsAsync(HttpClient http, Wrong wrong)
    {
        using var request = new HttpRequestMessage(wrong.Method, new Uri(wrong.Path, UriKind.Relative));
        if (wrong.Body is not null)
        {
            request.Content = new ByteArrayContent(wrong.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", wrong.Type);
            // A body that is refused by its length alone need not be sent.
            request.Headers.ExpectContinue = wrong.Expected == HttpStatusCode.RequestEntityTooLarge;
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var language = wrong.Path.StartsWith("/en/", StringComparison.Ordinal) || wrong.Path == "/en" ? "en" : "fr";
        var faults = new List<string>();
        if (response.StatusCode != wrong.Expected)
        {
            faults.Add($"{(int)response.StatusCode} instead of {(int)wrong.Expected}");
        }

        if (!text.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal))
        {
            faults.Add($"no page in {language}: {text.Length} characters");
        }

        if (Inside().Match(text) is { Success: true } inside)
        {
            faults.Add($"shows {inside.Value}");
        }

        if (response.Headers.Contains("Injected"))
        {
            faults.Add("a header of the request's making");
        }

        return faults;
    }

    [GeneratedRegex(@"[A-Z][A-Za-z]{2,60}Exception\b|\n\s+at \w+\.|Microsoft\.AspNetCore|\.cs:line")]
    private static partial Regex Inside();

    private sealed record Wrong(HttpMethod Method, string Path, HttpStatusCode Expected, byte[]? Body = null, string? Type = null);
}
