using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.ActionPlans;

/// <summary>"What if": figures of a copy; the assessment stays as it is, byte for byte and row for row.</summary>
[Collection(SiteCollection.Name)]
public sealed class WhatIfTests(TestSite site)
{
    private async Task<Result> ResultAsync(string list)
    {
        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        return Readiness.Of(site.Content, stored.With(await site.Answers.OfAssessmentAsync(stored.Id, default)));
    }

    /// <summary>The assessment's own rows, as one text, but for when its plan was last touched.</summary>
    private async Task<string> RowsAsync(string list)
    {
        var id = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id;
        await using var connection = await site.Database.OpenAsync(default);
        var rows = new List<string>();
        foreach (var sql in new[]
            { "SELECT * FROM assessment WHERE id = @id", "SELECT * FROM answer WHERE assessment_id = @id ORDER BY question_id",
            "SELECT * FROM answer_history WHERE assessment_id = @id ORDER BY question_id, version" })
        {
            rows.AddRange((await connection.QueryAsync(sql, new { id }))
                .Select(row => string.Join(
                '|', ((IDictionary<string, object>)row).Where(column => column.Key is not ("kept_at" or "revision"))
                .Select(column => column.Value))));
        }

        return string.Join('\n', rows);
    }

    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] values)
    {
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token),
            .. values.Select(value => new KeyValuePair<string, string>(value.Name, value.Value))]);
        using var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
        if (response.StatusCode == HttpStatusCode.Found)
        {
            return await visitor.GetAsync(response.Headers.Location!.ToString().Split('#')[0]);
        }

        await visitor.ShowAsync(response);
        return response.StatusCode;
    }

    private static async Task<string> CreateAsync(Visitor visitor, string list, string name)
    {
        await visitor.GetAsync($"{list}/what-if");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{list}/what-if", ("name", name)));
        return visitor.Path;
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_scenario_shows_the_exact_figures_of_its_copy_and_changes_nothing(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var (export, rows, result) = (await visitor.ExportAsync(list), await RowsAsync(list), await ResultAsync(list));
        var actions = Planning.Of(result).Entries.Take(5).Select(ActionKey.Of).ToList();
        var raised = result.Scope[^1];
        var path = await CreateAsync(visitor, list, "Les cinq premières");

        Assert.Equal(HttpStatusCode.OK,
            await PostAsync(visitor, path,
            [("name", "Les cinq premières"), ("version", "1"), .. actions.Select(action => ("actions", action.ToString())),
            ($"level.{raised.Id}", "4"), ("actions", "nothing.such")]));

        var expected = Readiness.Of(site.Content, new Scenario(actions, new Dictionary<string, int> { [raised.Id] = 4 })
            .ApplyTo(result.Questionnaire, result.Assessment));
        Assert.Equal([Numbers(result.Combined.Overall), Numbers(expected.Combined.Overall)], visitor.Figures("overall").Select(Numbers));
        foreach (var (before, after) in result.Combined.Axes.Zip(expected.Combined.Axes))
        {
            Assert.Equal([Numbers(before.Score), Numbers(after.Score)], visitor.Figures(before.Axis.Id).Select(Numbers));
        }

        Assert.Equal([$"{result.Combined.Blockers.Count()}", $"{expected.Combined.Blockers.Count()}"], visitor.Figures("blockers"));
        Assert.Equal(5, visitor.Page.QuerySelectorAll("input[name=actions][checked]").Length);
        Assert.Equal(export, await visitor.ExportAsync(list));
        Assert.Equal(rows, await RowsAsync(list));
    }

    [Theory]
    [InlineData("fr", "Les 6 premières actions", "Ce qui ne bouge pas")]
    [InlineData("en", "The first 6 actions", "What stays as it is")]
    public async Task A_ready_scenario_takes_one_click_and_shows_what_moves_first(string language, string name, string same)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var plan = Planning.Of(await ResultAsync(list));
        await visitor.GetAsync($"{list}/what-if");
        var offered = visitor.Page.QuerySelectorAll("button[name=ready]").Select(button => button.GetAttribute("value")!).ToList();
        Assert.Equal(ReadyScenario.Of(plan, (await ResultAsync(list)).Assessment.Date).Select(one => one.Id), offered);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{list}/what-if?handler=ready", ("ready", "first")));

        Assert.Equal(name, visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(plan.Entries.Take(6).Select(entry => ActionKey.Of(entry).ToString()).Order(StringComparer.Ordinal),
            visitor.Page.QuerySelectorAll("input[name=actions][checked]").Select(box => box.GetAttribute("value")!)
                .Order(StringComparer.Ordinal));
        Assert.All(visitor.Page.QuerySelector("main table tbody")!.QuerySelectorAll("tr"), row =>
            Assert.Equal(2, row.QuerySelectorAll("td").Select(cell => cell.TextContent).Distinct().Count()));
        Assert.Contains(same, visitor.Page.QuerySelector("details:has(table) summary")!.TextContent, StringComparison.Ordinal);
        Assert.All(visitor.Page.QuerySelectorAll("details:has(table) tbody tr"), row =>
            Assert.Single(row.QuerySelectorAll("td").Select(cell => cell.TextContent).Distinct()));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(visitor, $"{list}/what-if?handler=ready", ("ready", "all")));
    }

    [Theory]
    [InlineData("fr", "a 30 scénarios au plus")]
    [InlineData("en", "has 30 scenarios at most")]
    public async Task One_that_was_taken_away_comes_back_only_where_there_is_room(string language, string words)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var assessment = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id;
        var scenarios = site.Services.GetRequiredService<ScenarioStore>();
        Task<string?> CreateAsync(string name) =>
            scenarios.CreateAsync(assessment, name, Scenario.Nothing, site.Clock.GetUtcNow(), default);
        var removed = (await CreateAsync("Parti"))!;
        Assert.True(await scenarios.SetRemovedAsync(assessment, removed, true, site.Clock.GetUtcNow(), default));
        for (var i = 0; i < StoredScenario.Most; i++)
        {
            Assert.NotNull(await CreateAsync($"n° {i}"));
        }

        await visitor.GetAsync($"{list}/what-if?removed={removed}");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(visitor, $"{list}/what-if?handler=restore", ("id", removed)));
        Assert.Contains(
            words, visitor.Page.QuerySelector(".ds-error-summary")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(visitor, $"{list}/what-if?handler=restore", ("id", "nobody")));
    }

    private static List<long> Numbers(Score? score) =>
        score is null ? [] : score.Shown == score.ShownHigh ? [score.Shown] : [score.Shown, score.ShownHigh];

    private static List<long> Numbers(string cell) => [.. Regex.Matches(cell, "[0-9]+").Select(match => long.Parse(match.Value, null))];

    [Fact]
    public async Task Up_to_three_scenarios_stand_side_by_side_with_today()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("en");
        var ids = new List<string>();
        for (var i = 1; i <= 4; i++)
        {
            ids.Add((await CreateAsync(visitor, list, $"Scenario {i}")).Split('/')[^1]);
        }

        await visitor.GetAsync($"{list}/what-if");
        Assert.Equal(["Today", "Scenario 2", "Scenario 3", "Scenario 4"], Heads(visitor));
        await visitor.GetAsync($"{list}/what-if?compare={ids[0]}&compare={ids[3]}");
        Assert.Equal(["Today", "Scenario 1", "Scenario 4"], Heads(visitor));
        Assert.Equal(HttpStatusCode.BadRequest,
            await visitor.GetAsync($"{list}/what-if?{string.Join('&', ids.Select(id => $"compare={id}"))}"));
    }

    private static IEnumerable<string> Heads(Visitor visitor) =>
        visitor.Page.QuerySelector("main table")!.QuerySelectorAll("thead th").Skip(1).Select(cell => cell.TextContent);

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_scenario_becomes_the_plan_and_no_answer_changes(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var (export, rows, result) = (await visitor.ExportAsync(list), await RowsAsync(list), await ResultAsync(list));
        var chosen = Planning.Of(result).Entries.Where(entry => entry.To is not null).Take(2)
            .Select(entry => ActionKey.Of(entry).ToString()).ToList();
        var path = await CreateAsync(visitor, list, "Deux");
        await PostAsync(visitor, path, [("name", "Deux"), ("version", "1"), .. chosen.Select(id => ("actions", id))]);
        var steps = new Scenario([.. chosen.Select(id => ActionKey.Parse(id)!)], new Dictionary<string, int>()).StepsOf(Planning.Of(result))
            .Select(entry => ActionKey.Of(entry).ToString()).ToList();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{path}?handler=adopt"));

        Assert.Equal($"{list}/plan", visitor.Path);
        Assert.Equal(steps.Order(), visitor.Page.QuerySelectorAll("main ol a[href*='/plan/actions/']")
            .Select(link => link.GetAttribute("href")!.Split('/')[^1]).Order());
        Assert.Equal(export, await visitor.ExportAsync(list));
        Assert.Equal(rows, await RowsAsync(list));
        var tracked = await new TrackingStore(site.Database)
            .OfAssessmentAsync((await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id, default);
        Assert.All(steps, id => Assert.NotNull(tracked.Single(row => row.Id == id).Details.Due));
        Assert.Equal(Planning.Of(result).Entries.Count - steps.Count, tracked.Count(row => row.Details.SetAside));

        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{list}/plan?handler=takeAll"));
        Assert.DoesNotContain(await new TrackingStore(site.Database)
            .OfAssessmentAsync((await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id, default), row => row.Details.SetAside);
    }

    [Fact]
    public async Task A_scenario_changed_meanwhile_is_not_overwritten_and_what_was_chosen_stays()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var action = ActionKey.Of(Planning.Of(await ResultAsync(list)).Entries[0]).ToString();
        var path = await CreateAsync(visitor, list, "Un");
        await PostAsync(visitor, path, ("name", "Autre nom"), ("version", "1"));

        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(visitor, path, ("name", "Mon nom"), ("version", "1"), ("actions", action)));
        Assert.Equal("Mon nom", visitor.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(action, visitor.Page.QuerySelector("input[name=actions][checked]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK,
            await PostAsync(visitor, path, ("name", "Mon nom"),
            ("version", visitor.Page.QuerySelector("input[name=version]")!.GetAttribute("value")!), ("actions", action)));
        Assert.Equal("Mon nom", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*121")]
    public async Task A_scenario_needs_a_name_of_a_readable_length(string name)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        await visitor.GetAsync($"{list}/what-if");
        Assert.Equal(HttpStatusCode.BadRequest,
            await PostAsync(
            visitor, $"{list}/what-if", ("name", name.StartsWith('*') ? new string('x', int.Parse(name[1..], null)) : name)));
        Assert.NotNull(visitor.Page.QuerySelector("#name-error"));
    }

    [Fact]
    public async Task A_scenario_is_taken_away_and_put_back()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("en");
        var path = await CreateAsync(visitor, list, "One");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{path}?handler=remove"));
        Assert.NotNull(visitor.Page.QuerySelector("[role=status]"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path));
        await visitor.GetAsync($"{list}/what-if");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(visitor, $"{list}/what-if?handler=restore", ("id", path.Split('/')[^1])));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(path));
    }
}
