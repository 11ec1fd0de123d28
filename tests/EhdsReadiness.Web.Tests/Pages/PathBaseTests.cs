namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>A site under a path: no link, cookie, form, header or mail leaves it.</summary>
public sealed class PathBaseTests : IAsyncLifetime
{
    private const string Base = "/readiness";
    private readonly TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync("--Site:PathBase", Base);

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_journey_under_a_path_has_no_link_that_leaves_it()
    {
        using var visitor = _site.Visitor();
        var start = await visitor.Http.GetAsync(new Uri(Base, UriKind.Relative));
        Assert.Equal($"{Base}/fr", start.Headers.Location!.ToString());

        await PageAsync(visitor, $"{Base}/fr");
        await PageAsync(visitor, $"{Base}/fr/assessments/new");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(
            ("role", "both"), ("mode", "full"), ("organisation", "CHU"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
            ("controller", "yes"),
            ("micro_enterprise", "no"), ("categories", "a,f"), ("public_funding", "yes"), ("snds", "no")));
        var list = visitor.Path.Split('?')[0];
        Assert.StartsWith($"{Base}/fr/assessments/", list, StringComparison.Ordinal);
        foreach (var page in new[]
            { "", "/questions/holder-opt-out", "/review", "/results", "/plan", "/report", "/exports", "/share", "/what-if", "/nowhere" })
        {
            await PageAsync(visitor, list + page);
        }

        await visitor.GetAsync(list);
        Assert.Contains(visitor.Page.QuerySelectorAll("textarea, input"), field =>
            (field.TextContent + field.GetAttribute("value")).Contains(new Uri(_site.Address, list).ToString(), StringComparison.Ordinal));

        // Asked to sign in, through the mail of a new account, and back.
        await PageAsync(visitor, $"{Base}/fr/organisations/new");
        Assert.StartsWith($"{Base}/fr/sign-in?return=", visitor.Path, StringComparison.Ordinal);
        await PageAsync(visitor, visitor.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)
            .First(href => href.StartsWith($"{Base}/fr/sign-up", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("email", "base@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password)));
        await PageAsync(visitor, _site.LastMail("base@exemple.fr").Links[0]);
        Assert.StartsWith($"{Base}/fr/sign-up/confirm", visitor.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("password", Visitor.Password)));
        Assert.Equal($"{Base}/fr/organisations/new", visitor.Path);
        await PageAsync(visitor, $"{Base}/fr/account");

        foreach (var asset in visitor.Page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script")
            .Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(new Uri(asset!, UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task A_proxy_that_takes_the_path_off_gets_the_same_links()
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/fr/method");
        Assert.Equal($"{Base}/en/method", visitor.Page.QuerySelector("header a[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("ok\n", await visitor.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    /// <summary>Looks at a page and at every way out of it.</summary>
    private static async Task PageAsync(Visitor visitor, string path)
    {
        await visitor.GetAsync(path);
        var ways = visitor.Page.QuerySelectorAll("[href], [src], [action]")
            .SelectMany(element => new[] { element.GetAttribute("href"), element.GetAttribute("src"), element.GetAttribute("action") })
            .Where(way => way?.StartsWith('/') == true && !way.StartsWith("//", StringComparison.Ordinal));
        Assert.Empty(ways.Where(way => way != Base && !way!.StartsWith($"{Base}/", StringComparison.Ordinal))
            .Select(way => $"{path}: {way}"));

        var headers = visitor.Response.Headers;
        Assert.Contains(
            $"report-uri {Base}/csp-report", string.Join(' ', headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal($"csp=\"{Base}/csp-report\"", Assert.Single(headers.GetValues("Reporting-Endpoints")));
        if (headers.TryGetValues("Set-Cookie", out var cookies))
        {
            Assert.All(cookies, cookie => Assert.Contains($"path={Base}", cookie, StringComparison.OrdinalIgnoreCase));
        }
    }
}
