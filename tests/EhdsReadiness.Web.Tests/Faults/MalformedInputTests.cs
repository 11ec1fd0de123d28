using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Faults;

/// <summary>Input that no form of ours sends: refused or stored as it is, never an error of ours, and what is stored comes out
/// whole.</summary>
[Collection(SiteCollection.Name)]
public sealed class MalformedInputTests(TestSite site, ITestOutputHelper output)
{
    private const int Cases = 220;
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly (string, string)[] RightProfile =
    [
        ("role", "both"), ("mode", "full"), ("organisation", "CHU de Montervaux"), ("organisation_kind", "hospital"), ("region", "FR-GES"),
        ("controller", "yes"), ("micro_enterprise", "no"),
        ("categories", "a"), ("categories", "f"), ("public_funding", "yes"), ("snds", "no"),
    ];

    [Fact]
    public async Task A_malformed_start_is_refused_or_gives_an_assessment_that_can_be_exported_and_imported()
    {
        using var visitor = site.Visitor();
        var forms = new MalformedForms(20290326);
        await EachAsync(visitor, async language =>
        {
            var token = await TokenAsync(visitor, $"/{language}/assessments/new");
            return await PostAsync(visitor, $"/{language}/assessments/new{Query(forms)}", forms.Body(token, RightProfile));
        });
    }

    [Fact]
    public async Task A_malformed_change_of_profile_is_refused_or_saved_whole()
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var forms = new MalformedForms(20310326);
        await EachAsync(visitor, async language =>
        {
            var profile = $"/{language}/assessments/{key}/profile";
            var token = await TokenAsync(visitor, profile);
            var version = visitor.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!;
            return await PostAsync(visitor, $"{profile}?handler=confirm", forms.Body(token, [.. RightProfile, ("version", version)]));
        });
    }

    [Fact]
    public async Task A_malformed_answer_is_refused_or_saved_whole()
    {
        using var visitor = site.Visitor();
        var key = (await visitor.StartAsync()).Split('/')[^1];
        var forms = new MalformedForms(20270326);
        var question = site.Content.Questionnaires[^1]
            .Questions.First(one => one.NotApplicable is not null && one.Id.StartsWith("holder", StringComparison.Ordinal)).Id;
        var round = 0;
        await EachAsync(visitor, async language =>
        {
            var address = $"/{language}/assessments/{key}/questions/{question}";
            var token = await TokenAsync(visitor, address);
            var version = visitor.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!;
            var level = (round++ % 3) switch { 0 => "3", 1 => "unknown", _ => "not_applicable" };
            return await PostAsync(
                visitor,
                address + Query(forms),
                forms.Body(token,
                    [("level", level), ("reason", forms.Text()), ("note", forms.Text()), ("evidence", "https://example.org/a"),
                    ("version", version)]));
        });
    }

    [Fact]
    public async Task A_malformed_file_is_refused_or_gives_an_assessment_that_can_be_exported_and_imported()
    {
        using var visitor = site.Visitor();
        var right = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "01-chu-de-montervaux.json"));
        var files = new MalformedFiles(20250305, right);
        await EachAsync(visitor, async language =>
        {
            var token = await TokenAsync(visitor, $"/{language}/assessments/import");
            return await ImportAsync(visitor, language, token, files.File(), files.Name());
        });
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+AGEAYQ-\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=\"\"", "--b--")]
    [InlineData("multipart/form-data", "--b--")]
    [InlineData(Form + "; charset=utf-7", "role=+AGEAYQ-")]
    [InlineData(Form + "; charset=nonsense", "role=both")]
    [InlineData(Form + "; charset=utf-16", "role")]
    [InlineData("text/json", "{}")]
    [InlineData("", "role=both")]
    public async Task A_body_that_is_not_what_it_says_is_a_readers_error(string type, string body)
    {
        using var visitor = site.Visitor();
        await TokenAsync(visitor, "/fr/assessments/import");
        using var response = await PostAsync(visitor, "/fr/assessments/import", Encoding.Latin1.GetBytes(body), type);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\"", page, StringComparison.Ordinal);
        // Nothing at all is a form without a field.
        Assert.Equal(body.Length > 0, WebUtility.HtmlDecode(page).Contains("L’envoi n’est pas arrivé entier", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("file\"; filename=\"a.json")]
    [InlineData("take")]
    public async Task Ten_thousand_parts_are_no_form_of_this_site(string name)
    {
        using var visitor = site.Visitor();
        var token = await TokenAsync(visitor, "/fr/assessments/import");
        var head = $"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n";
        var part = $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{{}}\r\n";
        var body = head + new StringBuilder(part.Length * 10_000).Insert(0, part, 10_000) + "--b--\r\n";

        using var response = await PostAsync(
            visitor, "/fr/assessments/import", Encoding.Latin1.GetBytes(body), "multipart/form-data; boundary=b");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("L’envoi n’est pas arrivé entier", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()),
            StringComparison.Ordinal);
    }

    /// <summary>Sends each case in one of the two languages, and proves what was accepted.</summary>
    private async Task EachAsync(Visitor visitor, Func<string, Task<HttpResponseMessage>> send)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Cases; i++)
        {
            var language = i % 2 == 0 ? "fr" : "en";
            using var response = await send(language);
            var (status, text) = (response.StatusCode, await response.Content.ReadAsStringAsync());
            statuses.Add(status);
            Assert.True(status is HttpStatusCode.Found or HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Conflict
                or HttpStatusCode.RequestEntityTooLarge, $"Case {i}: {status}");
            Assert.False(response.Headers.Contains("Injected")
                || response.Content.Headers.Contains("Injected"), $"Case {i} made a header.");
            if (status == HttpStatusCode.Found)
            {
                await ProveAsync(visitor, language, response.Headers.Location!.ToString(), i);
            }
            else
            {
                Assert.Contains($"<html lang=\"{language}\"", text, StringComparison.Ordinal);
            }
        }

        output.WriteLine(string.Join(", ", statuses.CountBy(status => status).Select(pair => $"{pair.Value} × {(int)pair.Key}")));
        Assert.Contains(HttpStatusCode.BadRequest, statuses);
        Assert.Contains(HttpStatusCode.Found, statuses);
    }

    /// <summary>What was accepted is shown on every page, and its file gives the same assessment again.</summary>
    private async Task ProveAsync(Visitor visitor, string language, string location, int number)
    {
        Assert.Matches($"^/{language}/assessments/[A-Za-z0-9_-]{{32}}(/|[?]new=true$|$)", location);
        var list = string.Join('/', location.Split('?', '#')[0].Split('/')[..4]);
        string[] pages = ["", "/review", "/results", "/plan", .. number % 8 == 0 ? new[] { "/report", "/report.pdf" } : []];
        foreach (var page in pages)
        {
            using var seen = await visitor.Http.GetAsync(new Uri(list + page, UriKind.Relative));
            Assert.True(seen.StatusCode == HttpStatusCode.OK, $"Case {number}: {page} is {seen.StatusCode}");
        }

        using var export = await visitor.Http.GetAsync(new Uri($"{list}/export.json", UriKind.Relative));
        Assert.Matches("^ehds-readiness-[0-9-]{10}[.]json$", export.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var exported = await export.Content.ReadAsByteArrayAsync();
        var reading = AssessmentFile.Read(exported, site.Content);
        Assert.True(reading.Assessment is not null, $"Case {number}: {string.Join('\n', reading.Faults)}");
        var token = await TokenAsync(visitor, $"/{language}/assessments/import");
        using var imported = await ImportAsync(visitor, language, token, exported, "assessment.json");
        Assert.Equal(HttpStatusCode.Found, imported.StatusCode);
        Assert.Equal(exported,
            await visitor.Http.GetByteArrayAsync(
            new Uri(imported.Headers.Location!.ToString().Split('?')[0] + "/export.json", UriKind.Relative)));
    }

    private static string Query(MalformedForms forms) =>
        $"?return={Uri.EscapeDataString(string.Concat(forms.Text().Take(40)))}%0d%0aInjected:%20yes";

    private static async Task<string> TokenAsync(Visitor visitor, string page)
    {
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(page));
        return visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, byte[] body, string type = Form)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends a file with the form around it made by hand, so that its name stands there as it is.</summary>
    private static Task<HttpResponseMessage> ImportAsync(Visitor visitor, string language, string token, byte[] file, string name)
    {
        var head = $"--b0undary\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
            + $"--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/json\r\n\r\n";
        return PostAsync(
            visitor, $"/{language}/assessments/import", [.. Encoding.UTF8.GetBytes(head), .. file, .. "\r\n--b0undary--\r\n"u8],
            "multipart/form-data; boundary=b0undary");
    }
}
