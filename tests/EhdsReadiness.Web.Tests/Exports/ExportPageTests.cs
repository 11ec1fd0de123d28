using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Files taken away from the site and answers brought back to it.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExportPageTests(TestSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Each_file_that_the_page_lists_can_be_taken_away(string language)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        await visitor.GetAsync($"{list}/exports");
        var links = visitor.Page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(8, links.Count);
        foreach (var link in links)
        {
            var response = await visitor.Http.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
            var name = response.Content.Headers.ContentDisposition!.FileName!.Trim('"');
            Assert.Matches($"^ehds-readiness-chu-de-montervaux-[a-z]+-[0-9-]+-{language}\\.{link.Split('.')[^1]}$", name);
        }

        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(Links.AssessmentSchema));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync($"{list}/exports/nothing.xlsx"));
        // Nobody is asked anything in an assessment without an account.
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync($"{list}/exports/people.xlsx"));
    }

    [Theory]
    [InlineData("fr", "questions.xlsx")]
    [InlineData("en", "answers.csv")]
    public async Task Answers_filled_in_offline_are_shown_first_and_saved_on_the_click(string language, string name)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        var file = await FilledInAsync(visitor, list, language, name, ("holder-opt-out", "3"),
            ("holder-status", language == "fr" ? "Je ne sais pas" : "I don’t know"));
        await visitor.GetAsync($"{list}/exports");

        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", name, file));
        Assert.Equal(2, visitor.Page.QuerySelectorAll("main li[data-change=New]").Length);
        Assert.Empty(await AnswersAsync(list));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
        Assert.Contains("imported=2", visitor.Path, StringComparison.Ordinal);
        Assert.Equal(3, (await AnswersAsync(list))["holder-opt-out"]);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task One_wrong_cell_is_named_and_nothing_is_written(string language)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        var file = await FilledInAsync(visitor, list, language, "answers.csv", ("holder-opt-out", "3"), ("holder-status", "perhaps"));
        await visitor.GetAsync($"{list}/exports");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", "answers.csv", file));
        Assert.Matches("^D[0-9]+$", Assert.Single(visitor.Page.QuerySelectorAll("main tbody th")).TextContent);
        Assert.NotNull(visitor.Page.GetElementById("file-error"));
        Assert.Empty(await AnswersAsync(list));
    }

    [Fact]
    public async Task An_answer_changed_on_both_sides_is_shown_as_a_conflict_and_stays_unless_chosen()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        var file = await FilledInAsync(visitor, list, "en", "answers.csv", ("holder-opt-out", "3"), ("holder-status", "1"));
        await visitor.GetAsync($"{list}/questions/holder-opt-out");
        await visitor.SendAsync(("level", "1"));
        await visitor.GetAsync($"{list}/exports");
        await visitor.SendFileAsync("file", "answers.csv", file);

        Assert.NotNull(visitor.Page.QuerySelector("input[name=take][value=holder-opt-out]"));
        await visitor.SendAsync("?handler=confirm", true);
        Assert.Equal((1, 1), ((await AnswersAsync(list))["holder-opt-out"], (await AnswersAsync(list))["holder-status"]));

        await visitor.SendFileAsync("file", "answers.csv", file);
        await visitor.SendAsync("?handler=confirm", true, ("take", "holder-opt-out"));
        Assert.Equal(3, (await AnswersAsync(list))["holder-opt-out"]);
    }

    [Fact]
    public async Task All_answers_of_the_file_are_taken_by_one_button_where_several_are_in_conflict()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        var file = await FilledInAsync(visitor, list, "en", "questions.xlsx", ("holder-opt-out", "3. In place and documented"),
            ("holder-status", "Level 4"));
        foreach (var question in new[] { "holder-opt-out", "holder-status" })
        {
            await visitor.GetAsync($"{list}/questions/{question}");
            await visitor.SendAsync(("level", "1"));
        }

        await visitor.GetAsync($"{list}/exports");
        await visitor.SendFileAsync("file", "questions.xlsx", file);
        Assert.Equal("true", visitor.Page.QuerySelector("main button[name=all]")!.GetAttribute("value"));
        await visitor.SendAsync("?handler=confirm", true, ("all", "true"));

        Assert.Equal((3, 4), ((await AnswersAsync(list))["holder-opt-out"], (await AnswersAsync(list))["holder-status"]));
    }

    [Fact]
    public async Task A_workbook_of_one_assessment_brings_its_answers_into_a_new_one()
    {
        using var visitor = site.Visitor();
        var first = await visitor.StartAsync("fr");
        await visitor.GetAsync($"{first}/questions/holder-opt-out");
        await visitor.SendAsync(("level", "1"));
        var file = await visitor.Http.GetByteArrayAsync(new Uri($"{first}/exports/assessment.xlsx", UriKind.Relative));

        var second = await visitor.StartAsync("fr");
        await visitor.GetAsync($"{second}/exports");
        await visitor.SendFileAsync("file", "assessment.xlsx", file);
        Assert.Single(visitor.Page.QuerySelectorAll("main li[data-change=New]"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main input[name=take]"));
        await visitor.SendAsync("?handler=confirm", true);
        Assert.Equal(1, (await AnswersAsync(second))["holder-opt-out"]);
    }

    [Fact]
    public async Task A_change_between_preview_and_click_writes_nothing_and_shows_the_preview_again()
    {
        using var visitor = site.Visitor();
        using var other = site.Visitor();
        var list = await visitor.StartAsync("en");
        var file = await FilledInAsync(visitor, list, "en", "answers.csv", ("holder-opt-out", "3"));
        await visitor.GetAsync($"{list}/exports");
        await visitor.SendFileAsync("file", "answers.csv", file);
        await other.GetAsync($"{list}/questions/holder-status");
        await other.SendAsync(("level", "2"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync("?handler=confirm", true));
        Assert.False((await AnswersAsync(list)).ContainsKey("holder-opt-out"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=confirm", true));
        Assert.Equal(3, (await AnswersAsync(list))["holder-opt-out"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("PK\u0003\u0004 damaged")]
    public async Task No_file_or_another_is_refused_next_to_the_field(string content)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/exports");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendFileAsync("file", "x.xlsx", Encoding.Latin1.GetBytes(content)));
        Assert.NotNull(visitor.Page.GetElementById("file-error"));
    }

    [Theory]
    [InlineData("fr", "CHU de Y", "Vieux")]
    [InlineData("en", "CHU de Y", "Vieux")]
    public async Task A_workbook_of_another_organisation_and_a_sheet_that_nobody_sees_are_told_above_the_preview(
        string language, string organisation, string hidden)
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync(language);
        var file = ForeignFiles.Zip("", ("x", ForeignFiles.Row("Identifiant", "Niveau") + ForeignFiles.Row("holder-opt-out", "2")),
            ($"{hidden}\" state=\"hidden", ForeignFiles.Row("Identifiant", "Niveau") + ForeignFiles.Row("holder-status", "2")),
            ("how", ForeignFiles.Row("Organisation", organisation) + ForeignFiles.Row("Questionnaire", "1999-1")
                + ForeignFiles.Row("Format", "ehds-readiness/answers/1")));
        await visitor.GetAsync($"{list}/exports");

        Assert.Equal(HttpStatusCode.OK, await visitor.SendFileAsync("file", "x.xlsx", file));
        var warnings = visitor.Page.QuerySelectorAll("main .ds-alert[data-color=warning]").Select(one => one.TextContent).ToList();
        Assert.Equal(3, warnings.Count);
        foreach (var (warning, said) in warnings.Zip(new[] { organisation, "1999-1", hidden }))
        {
            Assert.Contains(said, warning, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_confirmation_without_its_file_is_400()
    {
        using var visitor = site.Visitor();
        var list = await visitor.StartAsync("en");
        await visitor.GetAsync($"{list}/exports");

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync("?handler=confirm", true, ("document", "%%%")));
    }

    /// <summary>The exported file with these answers in their cells, as the sheet of answers alone in the workbook.</summary>
    private static async Task<byte[]> FilledInAsync(
        Visitor visitor, string list, string language, string name, params (string Id, string Answer)[] answers)
    {
        var exported = await visitor.Http.GetByteArrayAsync(new Uri($"{list}/exports/{name}", UriKind.Relative));
        var sheet = (name.EndsWith("xlsx", StringComparison.Ordinal)
            ? SpreadsheetReader.Read(exported) : CsvFile.Read(exported)).Sheets[^1];
        var (headings, rows) = (sheet.Rows[0], sheet.Rows.Skip(1));
        var columns = headings.Cells.Keys.Order().ToList();
        int ColumnOf(params string[] names) => headings.Cells.Single(cell => names.Contains(cell.Value)).Key;
        var (id, level) = (ColumnOf("Identifiant", "Identifier"), ColumnOf("Niveau", "Level", "Réponse", "Answer"));
        var table = new SpreadsheetTable("x", [.. columns.Select(column => new SpreadsheetColumn(headings[column], 10))],
            [.. rows.Select(row => (IReadOnlyList<SpreadsheetCell>)[.. columns.Select(column =>
            (SpreadsheetCell)(column == level && answers.FirstOrDefault(answer => answer.Id == row[id]).Answer is { } given ? given
                : row[column]))])]);
        var tongue = language == "fr" ? Core.Language.French : Core.Language.English;
        return name.EndsWith("xlsx", StringComparison.Ordinal) ? SpreadsheetWriter.Write(new("x", tongue, [table]))
            : CsvFile.Write(table, tongue);
    }

    private async Task<Dictionary<string, int>> AnswersAsync(string list)
    {
        var stored = await site.Assessments.FindAsync(list.Split('/')[^1], default);
        return (await site.Answers.OfAssessmentAsync(stored!.Id, default)).Where(answer => answer.Answer is not null)
            .ToDictionary(answer => answer.QuestionId, answer => answer.Answer!.Level ?? -1);
    }
}
