using EhdsReadiness.Web.Reports.Verification;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Verification;

/// <summary>Reports made by a site with a key, then sent to its page that verifies them.</summary>
public sealed class VerifyPageTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("ehds-keys-");

    public async Task InitializeAsync()
    {
        KeyRing.Create(_keys.FullName);
        await _site.StartAsync("--Keys:Path", _keys.FullName);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    [Theory]
    [InlineData("fr", "Inchangé, mais personne n’en répond", "Ce site l’a signé", "quelqu’un sans compte")]
    [InlineData("en", "Unchanged, but nobody answers for it", "This site signed it", "somebody without an account")]
    public async Task A_report_of_an_assessment_without_account_is_unchanged_by_its_signature_and_nobodys(
        string language, string title, string why, string by)
    {
        using var visitor = _site.Visitor();
        var file = await ReportAsync(visitor, language);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(visitor, language, file));
        Assert.Equal(title, visitor.Page.QuerySelector("#verdict")!.TextContent);
        Assert.EndsWith($"{title} - EhdsReadiness", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Contains(why, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(by, visitor.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ReportVerifier.FingerprintOf(file)!, visitor.Page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Modifié", "n’ont pas été comparés")]
    [InlineData("en", "Altered", "were not compared")]
    public async Task A_report_with_one_other_answer_is_altered_and_is_not_opened(string language, string title, string why)
    {
        using var visitor = _site.Visitor();
        var file = await ReportAsync(visitor, language);
        "\"level\": 4"u8.CopyTo(file.AsSpan(file.AsSpan().IndexOf("\"level\": 1"u8)));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(visitor, language, file));
        Assert.Equal(title, visitor.Page.QuerySelector("#verdict")!.TextContent);
        Assert.Contains(why, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main dl"));
    }

    [Fact]
    public async Task A_fingerprint_alone_is_looked_up_whatever_its_spaces_and_capitals()
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/en/verify");

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("fingerprint", string.Concat(Enumerable.Repeat("AB 0", 21)) + "F")));
        Assert.Equal("Fingerprint unknown", visitor.Page.QuerySelector("#verdict")!.TextContent);
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("abc", "fingerprint")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "fingerprint")]
    public async Task Nothing_or_no_fingerprint_says_so_next_to_its_field_and_keeps_what_was_typed(string typed, string field)
    {
        using var visitor = _site.Visitor();
        await visitor.GetAsync("/fr/verify");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("fingerprint", typed)));
        Assert.NotNull(visitor.Page.QuerySelector($".ds-error-summary a[href='#{field}']"));
        Assert.NotNull(visitor.Page.GetElementById($"{field}-error"));
        Assert.Equal(typed, visitor.Page.QuerySelector("#fingerprint")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("fr-FR", "/fr/verify")]
    [InlineData("en", "/en/verify")]
    public async Task The_address_without_a_language_leads_to_the_browsers(string accepted, string expected)
    {
        using var visitor = _site.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Accept-Language", accepted);

        Assert.Equal(HttpStatusCode.Found, await visitor.GetAsync("/verify", follow: false));
        Assert.Equal(expected, visitor.Response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Nothing_is_kept_of_what_is_sent()
    {
        using var visitor = _site.Visitor();
        var file = await ReportAsync(visitor, "fr");
        var before = await Faults.Rows.CountAsync(_site.Database);

        await SendAsync(visitor, "fr", file);
        await SendAsync(visitor, "fr", [1, 2, 3]);

        Assert.Equal("Inconnu", visitor.Page.QuerySelector("#verdict")!.TextContent);
        Assert.Equal(before, await Faults.Rows.CountAsync(_site.Database));
    }

    [Fact]
    public async Task The_report_of_a_finalised_copy_is_the_latest_until_the_next_copy_and_its_way_out_stands_in_the_trail()
    {
        var owner = await _site.AddAccountAsync("anne@example.org", "Anne Martin");
        var now = _site.Clock.GetUtcNow();
        var organisation = await _site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(new("CHU", "hospital", "FR-GES", null, "BE 0500", null, false, Language.French), owner.Id, now, default);
        using var visitor = _site.Visitor();
        await visitor.SignInAsync(owner.Email);
        var first = await _site.FinalisedAsync(organisation, owner.Id);
        var file = await visitor.Http.GetByteArrayAsync(new Uri($"/en/assessments/{first}/report.pdf", UriKind.Relative));

        await SendAsync(visitor, "en", file);
        Assert.Equal("Genuine", visitor.Page.QuerySelector("#verdict")!.TextContent);
        Assert.Contains("finalised copy no. 1, and the latest", visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        await _site.FinalisedAsync(organisation, owner.Id);
        await SendAsync(visitor, "en", file);
        Assert.Equal("Genuine, but replaced", visitor.Page.QuerySelector("#verdict")!.TextContent);
        await visitor.GetAsync("/fr/verify");
        await visitor.SendAsync("", true, ("fingerprint", ReportVerifier.FingerprintOf(file)));
        Assert.Equal("Authentique, mais remplacé", visitor.Page.QuerySelector("#verdict")!.TextContent);

        await using var connection = await _site.Database.OpenAsync(default);
        Assert.Equal("report.pdf full en", await connection.QuerySingleAsync<string>(
            "SELECT detail.remark FROM audit_entry AS entry JOIN audit_detail AS detail ON detail.number = entry.number WHERE " +
                "entry.action = 'exported' AND detail.subject_id = @first", new { first }));
    }

    [Theory]
    [InlineData("fr", "non vérifiée", "prouvé le", "tient toujours", "ne tient plus")]
    [InlineData("en", "not verified", "proven on", "still stands", "does not stand any more")]
    public async Task A_report_of_an_organisation_and_its_verdict_say_whether_the_number_was_proven(
        string language, string claimed, string proven, string stands, string ended)
    {
        var owner = await _site.AddAccountAsync($"{language}@example.org", "Anne Martin");
        var now = _site.Clock.GetUtcNow();
        var organisation = await _site.Services.GetRequiredService<OrganisationStore>()
            .CreateAsync(new("CHU", "hospital", "FR-GES", "552100554", null, null, false, Language.French), owner.Id, now, default);
        var assessment = await _site.FinalisedAsync(organisation, owner.Id);
        var claims = _site.Services.GetRequiredService<ClaimStore>();
        using var visitor = _site.Visitor();
        await visitor.SignInAsync(owner.Email);

        await visitor.GetAsync($"/{language}/assessments/{assessment}/report");
        Assert.Contains(claimed, visitor.Page.QuerySelector("h1")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains(claimed, await VerdictAsync(), StringComparison.Ordinal);

        Assert.Equal(ProofOutcome.Proven, await claims.ConfirmAsync(organisation, "552100554", owner.Id, "Seen", now, default));
        await visitor.GetAsync($"/{language}/assessments/{assessment}/report");
        Assert.Contains(proven, visitor.Page.QuerySelector("h1")!.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains(stands, await VerdictAsync(), StringComparison.Ordinal);

        var file = await FileAsync();
        Assert.True(await claims.RevokeAsync(organisation, "552100554", owner.Id, "Mistaken", now.AddMinutes(1), default));
        await SendAsync(visitor, language, file);
        Assert.Contains(ended, visitor.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        await visitor.GetAsync($"/{language}/verify");
        await visitor.SendAsync("", true, ("fingerprint", ReportVerifier.FingerprintOf(file)));
        Assert.Contains(ended, visitor.Page.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);

        Task<byte[]> FileAsync() =>
            visitor.Http.GetByteArrayAsync(new Uri($"/{language}/assessments/{assessment}/report.pdf?kind=board", UriKind.Relative));
        async Task<string> VerdictAsync()
        {
            await SendAsync(visitor, language, await FileAsync());
            return visitor.Page.QuerySelector("main dl")!.TextContent;
        }
    }

    /// <summary>The report of an assessment with one answer.</summary>
    private static async Task<byte[]> ReportAsync(Visitor visitor, string language)
    {
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        await visitor.SendAsync(("level", "1"));
        return await visitor.Http.GetByteArrayAsync(new Uri($"{list}/report.pdf", UriKind.Relative));
    }

    private static async Task<HttpStatusCode> SendAsync(Visitor visitor, string language, byte[] file)
    {
        await visitor.GetAsync($"/{language}/verify");
        return await visitor.SendFileAsync("file", "report.pdf", file);
    }
}
