using EhdsReadiness.Web.Tests.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>What may be kept or listed depends on what answers, never on how its address is spelt.</summary>
[Collection(SiteCollection.Name)]
public sealed class CachingTests(TestSite site)
{
    [Fact]
    public async Task Nothing_but_styles_and_scripts_is_kept_and_nothing_but_what_is_marked_is_listed()
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var faults = new List<string>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var (asset, indexable) = (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null,
                endpoint.Metadata.GetMetadata<IndexableAttribute>() is not null);
            foreach (var path in SiteRoute.Of(endpoint)!.Languages.SelectMany(language =>
                Spellings(SiteRoute.Of(endpoint)!.Address(language, key))))
            {
                using var response = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
                var listed = !response.Headers.TryGetValues("X-Robots-Tag", out var robots) || !robots.Contains("noindex");
                faults.AddRange(!asset && response.Headers.CacheControl?.NoStore != true
                    ? [$"{path}: {(int)response.StatusCode} may be kept"] : Array.Empty<string>());
                faults.AddRange(listed && !asset && !(indexable && response.IsSuccessStatusCode)
                    ? [$"{path}: {(int)response.StatusCode} may be listed"] : Array.Empty<string>());
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The private files that a list of paths once forgot.</summary>
    [Theory]
    [InlineData("/fr/READINESS/EXPORT.CSV")]
    [InlineData("/fr/portfolio/archives/0197a0b0c0d0e0f00102030405060708/reports.zip/")]
    [InlineData("/en/Organisations/0197a0b0c0d0e0f00102030405060708/Audit.csv")]
    public async Task Private_files_are_never_kept(string path)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public async Task Styles_are_kept()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr");
        var style = visitor.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var response = await visitor.Http.GetAsync(new Uri(style, UriKind.Relative));
        Assert.False(response.Headers.CacheControl!.NoStore);
    }

    private static IEnumerable<string> Spellings(string path)
    {
        yield return path;
        yield return path.TrimEnd('/') + "/";
        if (path.IndexOf('/', 1) is > 0 and var end && path.Length > end)
        {
            // A key is a secret whose letters count; the rest of an address may be typed in any case.
            yield return string.Concat(path.AsSpan(0, end), path[end..].ToUpperInvariant());
        }
    }
}
