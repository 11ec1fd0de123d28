using System.Net.Http.Headers;
using EhdsReadiness.Web.Tests.ActionPlans;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Reassessments;

/// <summary>The next assessment: its answers wait to be confirmed, and what changed has its causes.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReassessmentTests(TestSite site)
{
    private async Task<StoredAssessment> StoredAsync(string list) => (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;

    private async Task<Assessment> AssessmentAsync(string list)
    {
        var stored = await StoredAsync(list);
        return stored.With(await site.Answers.OfAssessmentAsync(stored.Id, default));
    }

    /// <summary>The exact cells of the rows of a table of causes: before, after, change, then the three causes.</summary>
    private static List<string[]> Exact(Visitor visitor, string end) =>
        [.. visitor.Page.QuerySelectorAll($"tr[data-exact={end}]")
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray())];

    [Theory]
    [InlineData("fr", "à confirmer")]
    [InlineData("en", "to be confirmed")]
    public async Task The_next_assessment_starts_from_this_one_and_each_answer_waits_to_be_confirmed(string language, string words)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var (before, export) = (await AssessmentAsync(list), await visitor.ExportAsync(list));
        await visitor.GetAsync($"{list}/changes");
        Assert.Empty(visitor.Page.QuerySelectorAll("main table"));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());

        var next = visitor.Path.Split('?')[0];
        Assert.NotEqual(list, next);
        var result = Readiness.Of(site.Content, before);
        var waiting = result.Scope.Count(question => before.Answers.ContainsKey(question.Id));
        Assert.Contains($"{waiting} ", visitor.Text(), StringComparison.Ordinal);
        Assert.Contains(words, visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(export, await visitor.ExportAsync(list));

        var first = result.Scope.First(question => before.Answers.ContainsKey(question.Id)).Id;
        await visitor.GetAsync($"{next}/review");
        Assert.Equal(waiting, visitor.Page.QuerySelectorAll("li[id]")
            .Count(item => item.TextContent.Contains(words, StringComparison.OrdinalIgnoreCase)));
        await visitor.GetAsync($"{next}/questions/{first}");
        Assert.Contains(words, visitor.Text(), StringComparison.Ordinal);

        // Saved as it is, it is confirmed; nothing else changes.
        await visitor.SendAsync();
        await visitor.GetAsync($"{next}/questions/{first}");
        Assert.DoesNotContain(words, visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(before.Answers[first], (await AssessmentAsync(next)).Answers[first]);
        Assert.Equal(waiting - 1, (await site.Answers.OfAssessmentAsync((await StoredAsync(next)).Id, default))
            .Count(answer => answer.ToConfirm && result.Scope.Any(question => question.Id == answer.QuestionId)));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task What_changed_stands_with_its_causes_which_add_up_exactly(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var before = await AssessmentAsync(list);
        await visitor.GetAsync($"{list}/changes");
        await visitor.SendAsync();
        var next = visitor.Path.Split('?')[0];
        foreach (var question in Readiness.Of(site.Content, before).Scope.Take(3))
        {
            await visitor.GetAsync($"{next}/questions/{question.Id}");
            await visitor.SendAsync(("level", "4"));
        }

        await visitor.GetAsync($"{next}/profile");
        await visitor.SendAsync(("role", "holder"));
        await visitor.SendAsync("?handler=confirm", true, ("role", "holder"));

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{next}/changes"));
        var expected = ScoreComparison.Of(site.Content, before, await AssessmentAsync(next));
        var changes = expected.Axes.Select(axis => axis.Change).Prepend(expected.Overall).ToList();
        Assert.Equal(changes.Select(change => Cells(change.Before?.Low, change.After?.Low, change.Low)), Exact(visitor, "low"));
        Assert.Equal(changes.Select(change => Cells(change.Before?.High, change.After?.High, change.High)), Exact(visitor, "high"));
        Assert.NotEqual(Fraction.Zero, expected.Overall.Low!.Answers);
        Assert.NotEqual(Fraction.Zero, expected.Overall.Low.Scope);

        static string[] Cells(Fraction? before, Fraction? after, Causes? causes) =>
            [$"{before?.ToString() ?? "–"}", $"{after?.ToString() ?? "–"}", $"{causes?.Total.ToString() ?? "–"}",
                $"{causes?.Questionnaire.ToString() ?? "–"}", $"{causes?.Scope.ToString() ?? "–"}", $"{causes?.Answers.ToString() ?? "–"}"];
    }

    [Fact]
    public async Task An_imported_file_can_be_the_start_of_the_next_assessment()
    {
        using var visitor = site.Visitor();
        await visitor.GetAsync("/fr/assessments/import?again=yes");
        Assert.NotNull(visitor.Page.QuerySelector("input[name=again][checked]"));
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent();
        using var text = new StringContent(token);
        using var again = new StringContent("yes");
        using var file = new ByteArrayContent(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "content", "examples", "02-cohorte-marees.json")));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(text, "__RequestVerificationToken");
        form.Add(again, "again");
        form.Add(file, "file", "avant.json");
        using var response = await visitor.Http.PostAsync(new Uri("/fr/assessments/import", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var next = response.Headers.Location!.ToString().Split('?')[0];

        Assert.All(await site.Answers.OfAssessmentAsync((await StoredAsync(next)).Id, default), answer => Assert.True(answer.ToConfirm));
        await visitor.GetAsync($"{next}/changes");
        Assert.Contains("fichier importé", visitor.Text(), StringComparison.Ordinal);
        Assert.All(Exact(visitor, "low"), cells => Assert.True(cells[2] is "0" or "–"));
    }

    [Fact]
    public async Task A_read_only_link_sees_what_changed_and_begins_nothing()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("en");
        var reader = $"/en/assessments/{await site.Assessments.CreateReaderKeyAsync((await StoredAsync(list)).Id, default)}";
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{reader}/changes"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{reader}/version"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        await visitor.GetAsync($"{list}/changes");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { $"{reader}/changes", $"{reader}/version", $"{reader}/version?handler=undo" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }
}
