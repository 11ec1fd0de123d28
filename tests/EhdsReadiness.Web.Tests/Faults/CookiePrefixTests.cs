namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>What browsers take from nobody but the site itself.</summary>
public sealed class CookiePrefixTests : IAsyncLifetime
{
    private readonly Pages.TestSite _site = new();

    public Task InitializeAsync() => _site.StartAsync("--Proxies:Known:0", "127.0.0.1");

    public Task DisposeAsync() => _site.DisposeAsync();

    private HttpClient Https()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            { BaseAddress = _site.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return client;
    }

    [Fact]
    public async Task Over_https_every_cookie_bears_the_prefix_and_a_bare_one_is_not_read()
    {
        await _site.AddAccountAsync("prefixed@exemple.fr");
        using var client = Https();
        using var page = await client.GetAsync(new Uri("/fr/sign-in", UriKind.Relative));
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-form=", form, StringComparison.Ordinal);
        Assert.Contains("path=/;", form, StringComparison.Ordinal);
        Assert.Contains("secure", form, StringComparison.Ordinal);
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync())
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // Planted by a sibling domain or over plain HTTP: the name can't have the prefix.
        var cookie = form.Split(';')[0];
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(client, cookie["__Host-".Length..], token)).StatusCode);
        using var signedIn = await SignInAsync(client, cookie, token);
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.All(signedIn.Headers.GetValues("Set-Cookie"), one => Assert.StartsWith("__Host-", one, StringComparison.Ordinal));
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("__Host-sign-in=", StringComparison.Ordinal))
            .Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await AccountAsync(client, session));
        Assert.Equal(HttpStatusCode.Found, await AccountAsync(client, session["__Host-".Length..]));
    }

    [Theory]
    [InlineData("same-site", HttpStatusCode.BadRequest)]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData("same-origin", HttpStatusCode.Found)]
    public async Task A_form_that_stood_on_a_sibling_domain_signs_nobody_in_even_with_its_cookie(string stood, HttpStatusCode expected)
    {
        await _site.AddAccountAsync("planted@exemple.fr");
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/fr/sign-in");
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", stood);
        Assert.Equal(expected, await visitor.SendAsync(null, false, ("email", "planted@exemple.fr"), ("password", Pages.Visitor.Password)));
    }

    [Fact]
    public async Task Options_tell_nobody_which_pages_there_are()
    {
        using var client = Https();
        var answers = new List<HttpStatusCode>();
        foreach (var path in new[] { "/fr/law", "/fr/register", "/fr/organisations/0123/members", "/fr/assessments/0123" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(path, UriKind.Relative));
            using var response = await client.SendAsync(request);
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, Assert.Single(answers.Distinct()));
    }

    private static async Task<HttpStatusCode> AccountAsync(HttpClient client, string cookie)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Get, new Uri("/fr/account", UriKind.Relative)) { Headers = { { "Cookie", cookie } } };
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string cookie, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/fr/sign-in", UriKind.Relative))
        {
            Headers = { { "Cookie", cookie } },
            Content = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), new("email", "prefixed@exemple.fr"), new("password", Pages.Visitor.Password)]),
        };
        return client.SendAsync(request);
    }
}
