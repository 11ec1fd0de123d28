using EhdsReadiness.Web.Tests.ActionPlans;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Reassessments;

/// <summary>A site over two versions of the questionnaire: preview under both, move, and back to the same bytes.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-version-");
    private readonly TestSite _site = new();

    public async Task InitializeAsync()
    {
        var content = ContentCopy.WithNewerVersion(Path.Combine(_folder.FullName, "content"));
        await _site.StartAsync("--Content:Path", content);
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("fr", "à confirmer")]
    [InlineData("en", "to be confirmed")]
    public async Task A_move_is_shown_under_both_versions_then_made_then_undone_to_the_same_bytes(string language, string words)
    {
        using var visitor = _site.Visitor();
        var list = await _site.ImportAsync(language);
        var before = await visitor.ExportAsync(list);
        await visitor.GetAsync(list);
        Assert.Contains($"{list}/version", visitor.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/version"));
        var stored = (await _site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        var assessment = stored.With(await _site.Answers.OfAssessmentAsync(stored.Id, default));
        var move = QuestionnaireMove.Of(
            _site.Content.Find("2026-1")!, _site.Content.Find(ContentCopy.Newer)!, assessment, new HashSet<string>());
        Assert.Equal(
            [Readiness.Of(_site.Content, assessment).Combined.Overall!.Shown, Readiness.Of(_site.Content, move.After)
                .Combined.Overall!.Shown],
            visitor.Figures("overall").Select(cell => long.Parse(Regex.Match(cell, "[0-9]+").Value, null)));
        Assert.Equal([_site.Content.Find(ContentCopy.Newer)!.Find("holder-status")!.Ask.In(language == "fr" ? Core.Language.French
            : Core.Language.English)], visitor.Page.QuerySelectorAll("li[data-fate=ToConfirm]")
            .Select(item => item.FirstChild!.TextContent));
        Assert.Equal(before, await visitor.ExportAsync(list));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.Contains($"\"questionnaire\": \"{ContentCopy.Newer}\"", await visitor.ExportAsync(list), StringComparison.Ordinal);
        await visitor.GetAsync($"{list}/questions/holder-status");
        Assert.Contains(words, visitor.Text(), StringComparison.Ordinal);

        await visitor.GetAsync($"{list}/version");
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=undo", true));
        Assert.Equal(before, await visitor.ExportAsync(list));
    }

    [Fact]
    public async Task Nothing_moves_that_the_preview_did_not_show()
    {
        using var visitor = _site.Visitor();
        using var other = _site.Visitor();
        var list = await _site.ImportAsync("fr");
        await visitor.GetAsync($"{list}/version");
        await other.GetAsync($"{list}/questions/holder-status");
        await other.SendAsync(("level", "0"), ("note", "changée entre-temps"));
        var before = await visitor.ExportAsync(list);

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync());
        Assert.Contains("entre-temps", visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(before, await visitor.ExportAsync(list));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.Contains($"\"questionnaire\": \"{ContentCopy.Newer}\"", await visitor.ExportAsync(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_nowhere_to_move_to_and_nothing_to_undo_is_404()
    {
        using var visitor = _site.Visitor();
        var list = await visitor.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/version"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        await visitor.GetAsync($"{list}/delete");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { $"{list}/version", $"{list}/version?handler=undo" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("number", "1")]);
            using var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_next_assessment_on_a_newer_version_shows_the_questionnaire_as_a_cause()
    {
        using var visitor = _site.Visitor();
        var list = await _site.ImportAsync("en");
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{list}/changes"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        var next = visitor.Path.Split('?')[0];
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{next}/version"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{next}/changes"));
        Assert.Contains("questionnaire 2026-1", visitor.Text(), StringComparison.Ordinal);
        Assert.Contains($"questionnaire {ContentCopy.Newer}", visitor.Text(), StringComparison.Ordinal);
    }
}
