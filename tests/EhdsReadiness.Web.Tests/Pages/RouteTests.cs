namespace EhdsReadiness.Web.Tests.Pages;

/// <summary>What every address answers, to the right and to the wrong request.</summary>
[Collection(SiteCollection.Name)]
public sealed class RouteTests(TestSite site)
{
    [Theory]
    [InlineData(null, "/fr")]
    [InlineData("en-GB,en;q=0.9,fr;q=0.8", "/en")]
    [InlineData("fr-FR,en;q=0.9", "/fr")]
    [InlineData("de,nl;q=0.5", "/fr")]
    [InlineData("de,en;q=0.3,fr;q=0.2", "/en")]
    public async Task The_bare_address_leads_to_the_browsers_language(string? languages, string expected)
    {
        using var visitor = site.Visitor();
        if (languages is not null)
        {
            visitor.Http.DefaultRequestHeaders.Add("Accept-Language", languages);
        }

        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/", follow: false));
        Assert.Equal(expected, visitor.Response.Headers.Location!.ToString());
        Assert.Contains("Accept-Language", visitor.Response.Headers.Vary);
    }

    [Theory]
    [InlineData("/de")]
    [InlineData("/fr/nowhere")]
    [InlineData("/fr/law/nothing")]
    [InlineData("/fr/assessments/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/fr/assessments/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/results")]
    [InlineData("/en/assessments/..%2f..%2fetc%2fpasswd/report.pdf")]
    [InlineData("/fr/assessments/short/export.json")]
    public async Task What_does_not_exist_is_404_in_the_readers_language(string path)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path));
        Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "fr", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("   at ", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string> Addresses() =>
        ["", "/verify", "/assessments/new", "/assessments/import", "/method", "/law", "/law/changes", "/law/metadata", "/law/proposal",
            "/law/60", "/glossary", "/accessibility", "/privacy", "/legal", "/assessments/{key}",
            "/assessments/{key}/questions/holder-opt-out",
         "/assessments/{key}/profile", "/assessments/{key}/review", "/assessments/{key}/results", "/assessments/{key}/plan",
         "/assessments/{key}/plan?view=axis", "/assessments/{key}/plan?view=owner", "/assessments/{key}/plan?view=calendar",
         "/assessments/{key}/plan?view=order", "/assessments/{key}/plan/actions/new", "/assessments/{key}/what-if",
         "/assessments/{key}/changes", "/assessments/{key}/version", "/assessments/{key}/report", "/assessments/{key}/exports",
         "/assessments/{key}/datasets", "/assessments/{key}/datasets/new", "/assessments/{key}/datasets/import",
         "/assessments/{key}/not-asked", "/assessments/{key}/share", "/assessments/{key}/delete", "/assessments/{key}/keep"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_page_names_its_language_switches_it_and_carries_the_strict_headers(string path)
    {
        using var visitor = site.Visitor();
        var key = path.Contains("{key}", StringComparison.Ordinal) ? (await visitor.StartAsync()).Split('/')[^1] : "";
        foreach (var (language, other) in new[] { ("fr", "en"), ("en", "fr") })
        {
            var address = $"/{language}{path.Replace("{key}", key, StringComparison.Ordinal)}";
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(address));
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Single(visitor.Page.QuerySelectorAll("h1"));
            Assert.EndsWith("- EhdsReadiness", visitor.Page.Title, StringComparison.Ordinal);
            var toggle = visitor.Page.QuerySelector($"header a[hreflang={other}]")!.GetAttribute("href");
            Assert.Equal($"/{other}{address[3..]}", toggle);
            Assert.Empty(visitor.Page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
            var headers = visitor.Response.Headers;
            Assert.DoesNotContain("unsafe", string.Join(' ', headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
            Assert.True(headers.CacheControl!.NoStore);
            Assert.False(headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("/fr/assessments/new")]
    [InlineData("/en")]
    [InlineData("/fr/assessments/import")]
    [InlineData("/fr/assessments/{key}/questions/holder-opt-out")]
    [InlineData("/fr/assessments/{key}/profile")]
    [InlineData("/fr/assessments/{key}/delete")]
    [InlineData("/fr/assessments/{key}/share?handler=replace")]
    public async Task A_post_without_its_token_is_400_and_writes_nothing(string path)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync();
        using var form = new FormUrlEncodedContent([new("level", "3"), new("role", "holder")]);
        var response = await visitor.Http.PostAsync(
            new Uri(path.Replace("{key}", list.Split('/')[^1], StringComparison.Ordinal), UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        Assert.NotNull(stored);
        Assert.Empty(await site.Answers.OfAssessmentAsync(stored.Id, default));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_refused(string method)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(new(method), new Uri("/fr/assessments/new", UriKind.Relative));
        var status = (await visitor.Http.SendAsync(request)).StatusCode;
        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_413()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/fr/assessments/import", UriKind.Relative))
            { Content = new ByteArrayContent(new byte[3 * 1024 * 1024]), Headers = { ExpectContinue = true } };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await visitor.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Health_is_told_in_plain_text()
    {
        using var visitor = site.Visitor();
        Assert.StartsWith("ok\n", await visitor.Http.GetStringAsync(new Uri("/health", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_stand_under_a_name_with_their_fingerprint()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr");
        var style = visitor.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var response = await visitor.Http.GetAsync(new Uri(style, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Matches(@"^/dist/site\.[a-z0-9]{10}\.css$", style);
    }

    [Theory]
    [InlineData("level", null, "level")]
    [InlineData("level", "5", "level")]
    [InlineData("level", "not_applicable", "reason")]
    [InlineData("evidence-holder", "Zoé", "evidence")]
    [InlineData("evidence-date", "hier", "evidence-date")]
    public async Task A_wrong_answer_says_what_is_wrong_next_to_its_field_and_on_top(string name, string? value, string field)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        (string, string?)[] values = name == "level" ? [(name, value)] : [("level", "2"), (name, value)];
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync([.. values, ("note", "kept")]));

        Assert.StartsWith("Error:", visitor.Page.Title, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.NotNull(visitor.Page.GetElementById(field));
        Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        Assert.Equal("kept", visitor.Page.QuerySelector("#note")!.TextContent.Trim());
    }
}
