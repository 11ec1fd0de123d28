using AngleSharp;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Setup;

/// <summary>Addresses that a site gives of itself follow its settings, never a request; what programs ask for at fixed addresses is
/// there.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task No_link_in_a_page_or_a_mail_follows_a_host_that_nobody_configured() => await OnSiteAsync([], async site =>
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        visitor.Http.DefaultRequestHeaders.Host = "evil.example";
        await visitor.GetAsync(list);
        Assert.DoesNotContain("evil.example", visitor.Page.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(
            new Uri(site.Address, list).ToString(), visitor.Page.QuerySelector("[name=resume]")!.TextContent, StringComparison.Ordinal);

        await visitor.GetAsync("/fr/sign-up");
        await visitor.SendAsync(("email", "host@exemple.fr"), ("name", "Camille Roux"), ("password", Visitor.Password));
        Assert.Contains($"{site.Address}fr/sign-up/confirm", site.LastMail("host@exemple.fr").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", site.LastMail("host@exemple.fr").Text, StringComparison.Ordinal);
    });

    [Fact]
    public async Task With_an_address_links_have_it_other_hosts_are_refused_and_programs_find_their_files() =>
        await OnSiteAsync(["--Site:Address", "https://readiness.example.org/", "--Site:Contact", "security@example.org"], async site =>
        {
            using var visitor = site.Visitor();
            var list = await visitor.StartAsync();
            await visitor.GetAsync(list);
            Assert.Contains(
                $"https://readiness.example.org{list}", visitor.Page.QuerySelector("[name=resume]")!.TextContent, StringComparison.Ordinal);

            var robots = await visitor.Http.GetStringAsync(new Uri(PublicFiles.Robots, UriKind.Relative));
            Assert.All(new[] { "/fr/assessments", "/en/account", "/fr/organisations", "/en/sign-in", "/fr/invitations", "/fr/portfolio" },
                path => Assert.Contains($"Disallow: {path}\n", robots, StringComparison.Ordinal));
            Assert.All(new[] { "law", "method", "glossary", "privacy" }, page =>
                Assert.DoesNotContain($"/{page}\n", robots, StringComparison.Ordinal));

            var security = await visitor.Http.GetStringAsync(new Uri(PublicFiles.Security, UriKind.Relative));
            Assert.StartsWith("Contact: mailto:security@example.org\nExpires: ", security, StringComparison.Ordinal);
            Assert.Contains("Canonical: https://readiness.example.org/.well-known/security.txt\n", security, StringComparison.Ordinal);
            var expires = DateTimeOffset.Parse(
                security.Split('\n')[1]["Expires: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(expires - site.Clock.GetUtcNow(), TimeSpan.FromDays(179), TimeSpan.FromDays(366));

            visitor.Http.DefaultRequestHeaders.Host = "evil.example";
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.GetAsync(new Uri("/fr", UriKind.Relative))).StatusCode);
            visitor.Http.DefaultRequestHeaders.Host = "readiness.example.org";
            Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync(new Uri("/fr", UriKind.Relative))).StatusCode);
        });

    [Fact]
    public async Task A_site_without_address_and_contact_keeps_search_engines_out_and_knows_where_passwords_are_changed() =>
        await OnSiteAsync([], async site =>
    {
        using var visitor = site.Visitor();
        Assert.Equal("User-agent: *\nDisallow: /\n", await visitor.Http.GetStringAsync(new Uri(PublicFiles.Robots, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(PublicFiles.Security));
        await visitor.GetAsync(PublicFiles.ChangePassword, follow: false);
        Assert.Equal("/fr/account/password", visitor.Response.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(PublicFiles.Icon));
        Assert.Equal("image/svg+xml", visitor.Response.Content.Headers.ContentType!.MediaType);
    });

    private static async Task OnSiteAsync(string[] settings, Func<TestSite, Task> visit)
    {
        var site = new TestSite();
        try
        {
            await site.StartAsync(settings);
            await visit(site);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
