using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.ActionPlans;

/// <summary>A plan is carried out: who, when, how far, with what proof.</summary>
[Collection(SiteCollection.Name)]
public sealed class PlanTests(TestSite site)
{
    private async Task<Result> ResultAsync(string list)
    {
        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        return Readiness.Of(site.Content, stored.With(await site.Answers.OfAssessmentAsync(stored.Id, default)));
    }

    [Theory]
    [InlineData("fr", "Élodie Martin", "En cours", "mars 2028")]
    [InlineData("en", "Élodie Martin", "Doing", "March 2028")]
    public async Task Who_when_and_how_far_are_kept_and_shown_with_their_history(string language, string owner, string status, string month)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var before = await visitor.ExportAsync(list);
        await visitor.GetAsync($"{list}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);

        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("owner", owner), ("due", "2028-03"), ("status", "doing"), ("late", "yes"), ("notes", "premier pas"),
            ("evidence", "compte rendu 12")));

        Assert.NotNull(visitor.Page.QuerySelector("[role=status]"));
        Assert.Equal(4 + 1, visitor.Page.QuerySelectorAll("main table tbody tr").Length);
        Assert.Contains(status, visitor.Page.Title, StringComparison.Ordinal);
        await visitor.GetAsync($"{list}/plan?view=owner");
        Assert.Equal(owner, visitor.Page.QuerySelector("h2")!.TextContent);
        await visitor.GetAsync($"{list}/plan?view=calendar");
        Assert.Contains(visitor.Page.QuerySelectorAll("h2"), heading =>
            heading.TextContent.Replace('\u00A0', ' ').Equals(month, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await visitor.ExportAsync(list));
    }

    [Fact]
    public async Task A_month_after_the_legal_date_asks_to_be_confirmed()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var dated = Planning.Of(await ResultAsync(list)).Entries.First(entry => entry.Duty?.From is { Year: 2029 });
        var action = $"{list}/plan/actions/{ActionKey.Of(dated)}";
        await visitor.GetAsync(action);
        Assert.Null(visitor.Page.QuerySelector("[name=late]"));

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("due", "2029-03"), ("owner", "Paul")));
        Assert.NotNull(visitor.Page.QuerySelector("#due-error"));
        Assert.Equal("2029-03", visitor.Page.QuerySelector("#due")!.GetAttribute("value"));
        Assert.Equal("Paul", visitor.Page.QuerySelector("#owner")!.GetAttribute("value"));
        Assert.NotNull(visitor.Page.QuerySelector("[name=late]"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("due", "2029-03"), ("late", "yes")));
        Assert.Equal("2029-03", visitor.Page.QuerySelector("#due")!.GetAttribute("value"));

        // Once confirmed it is not asked about again; one month earlier needs no question.
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("due", "2029-03"), ("owner", "Anne")));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("due", "2029-02")));
    }

    [Theory]
    [InlineData("status", "finished", "status-error")]
    [InlineData("status", "dropped", "reason-error")]
    [InlineData("due", "demain", "due-error")]
    [InlineData("due", "1999-01", "due-error")]
    [InlineData("owner", "*121", "owner-error")]
    [InlineData("notes", "*4001", "notes-error")]
    [InlineData("evidence", "*2001", "evidence-error")]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(string field, string value, string error)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("en");
        await visitor.GetAsync($"{list}/plan");
        await visitor.GetAsync(visitor.Actions()[0]);
        var typed = value.StartsWith('*') ? new string('x', int.Parse(value[1..], null)) : value;

        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync((field, typed), (field == "owner" ? "unused" : "owner", "Paul")));

        Assert.NotNull(visitor.Page.QuerySelector($"#{error}"));
        Assert.NotNull(visitor.Page.QuerySelector("[data-takes-focus]"));
        Assert.Contains(field == "owner" ? typed
            : "Paul", visitor.Page.QuerySelector("#owner")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Empty(await HistoryAsync(list, visitor.Path));
    }

    private async Task<IReadOnlyList<ActionChange>> HistoryAsync(string list, string path) =>
        await new TrackingStore(site.Database)
            .HistoryAsync((await site.Assessments.FindAsync(list.Split('/')[^1], default))!.Id, path.Split('/')[^1], default);

    [Theory]
    [InlineData("fr", "entre-temps")]
    [InlineData("en", "in the meantime")]
    public async Task A_change_by_somebody_else_meanwhile_loses_nothing(string language, string words)
    {
        using var visitor = site.Visitor();
        using var other = site.Visitor();
        var list = await site.ImportAsync(language);
        await visitor.GetAsync($"{list}/plan");
        var action = visitor.Actions()[0];
        await visitor.GetAsync(action);
        await other.GetAsync(action);
        await other.SendAsync(("owner", "Anne"), ("notes", "d’Anne"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendAsync(("owner", "Paul"), ("notes", "de Paul")));
        Assert.Contains(words, visitor.Text(), StringComparison.Ordinal);
        Assert.Contains("d’Anne", visitor.Text(), StringComparison.Ordinal);
        Assert.Equal("Paul", visitor.Page.QuerySelector("#owner")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync());
        Assert.Contains(await HistoryAsync(list, action), change =>
            (change.Field, change.Before, change.After) == ("owner", "Anne", "Paul"));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task A_finished_action_proposes_its_level_with_the_exact_scores_and_changes_nothing_by_itself(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        var before = await ResultAsync(list);
        var entry = Planning.Of(before).Entries.First(one => one.To is not null);
        var action = $"{list}/plan/actions/{ActionKey.Of(entry)}";
        var export = await visitor.ExportAsync(list);
        await visitor.GetAsync(action);
        Assert.Empty(visitor.Figures("overall"));

        await visitor.SendAsync(("status", "done"), ("evidence", "procédure signée"));
        Assert.Equal(export, await visitor.ExportAsync(list));
        var expected = Readiness.Of(site.Content, Scenario.Of(ActionKey.Of(entry)).ApplyTo(before.Questionnaire, before.Assessment));
        Assert.Equal(
            [Numbers(before.Combined.Overall!), Numbers(expected.Combined.Overall!)],
            visitor.Figures("overall")
                .Select(cell => Regex.Matches(cell, "[0-9]+").Select(match => long.Parse(match.Value, null)).ToList()));

        Assert.Equal(HttpStatusCode.OK, await visitor.SendToAsync("level"));
        var after = await ResultAsync(list);
        Assert.Equal(expected.Combined.Overall!.Low, after.Combined.Overall!.Low);
        Assert.Equal(before.Combined.Overall!.Low + entry.Gain, after.Combined.Overall.Low);
        await visitor.GetAsync($"{list}/plan");
        Assert.DoesNotContain(action, visitor.Page.QuerySelectorAll("main ol a").Select(link => link.GetAttribute("href")));
        await visitor.GetAsync(action);
        Assert.Empty(visitor.Figures("overall"));
        Assert.Contains("procédure signée", visitor.Text(), StringComparison.Ordinal);

        static List<long> Numbers(Score score) => score.Shown == score.ShownHigh ? [score.Shown] : [score.Shown, score.ShownHigh];
    }

    [Fact]
    public async Task A_level_proposed_for_an_answer_that_changed_meanwhile_is_not_set()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var entry = Planning.Of(await ResultAsync(list)).Entries.First(one => one.To is not null);
        var action = $"{list}/plan/actions/{ActionKey.Of(entry)}";
        await visitor.GetAsync(action);
        await visitor.SendAsync(("status", "done"));
        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        using var other = site.Visitor();
        await other.GetAsync($"{list}/questions/{entry.Question.Id}");
        await other.SendAsync(("level", $"{entry.From}"), ("note", "une note de plus"));

        Assert.Equal(HttpStatusCode.Conflict, await visitor.SendToAsync("level"));
        Assert.Equal(entry.From, (await site.Answers.OfAssessmentAsync(stored.Id, default))
            .First(answer => answer.QuestionId == entry.Question.Id).Answer!.Level);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_action_of_ones_own_is_added_followed_taken_away_and_put_back(string language)
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync(language);
        await visitor.GetAsync($"{list}/plan/actions/new");
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.SendAsync(("status", "todo"), ("axis", "")));
        Assert.NotNull(visitor.Page.QuerySelector("#title-error"));
        Assert.Equal(HttpStatusCode.OK,
            await visitor.SendAsync(("title", "Former l’équipe <b>"), ("axis", "provision"), ("due", "2027-02"), ("status", "todo")));
        var action = visitor.Path.Split('?')[0];
        Assert.Equal("Former l’équipe <b>", visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.GetAsync($"{list}/plan?view=axis");
        Assert.Contains(action, visitor.Actions());

        await visitor.GetAsync(action);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync("?handler=remove", true, ("axis", "provision")));
        Assert.NotNull(visitor.Page.QuerySelector("[role=status]"));
        Assert.Equal(HttpStatusCode.OK, await visitor.SendToAsync("restore", ("id", action.Split('/')[^1])));
        Assert.Equal("Former l’équipe <b>", visitor.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_order_changes_by_hand_and_the_computed_one_is_one_click_away()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("en");
        await visitor.GetAsync($"{list}/plan?view=order");
        var computed = visitor.Page.QuerySelectorAll("li.er-action").Select(item => item.Id!).ToList();
        Assert.Equal(Planning.Of(await ResultAsync(list)).Entries.Select(entry => ActionKey.Of(entry).ToString()).Order(),
            computed.Order());

        await visitor.SendToAsync("move", ("down", computed[0]));
        await visitor.SendToAsync("move", ("up", computed[2]));
        Assert.Equal([computed[1], computed[2], computed[0], computed[3]], visitor.Page.QuerySelectorAll("li.er-action").Take(4)
            .Select(item => item.Id));
        await visitor.GetAsync($"{list}/plan");
        Assert.EndsWith(computed[1], visitor.Page.QuerySelector("main ol a[href*='/plan/actions/']")!.GetAttribute("href"),
            StringComparison.Ordinal);

        await visitor.GetAsync($"{list}/plan?view=order");
        await visitor.SendToAsync("computed");
        Assert.Equal(computed, visitor.Page.QuerySelectorAll("li.er-action").Select(item => item.Id));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.SendToAsync("move", ("up", "nothing.such")));
    }

    [Fact]
    public async Task What_is_overdue_comes_first_in_every_view()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var last = Planning.Of(await ResultAsync(list)).Entries[^1];
        var action = $"{list}/plan/actions/{ActionKey.Of(last)}";
        await visitor.GetAsync(action);
        Assert.Equal(HttpStatusCode.OK, await visitor.SendAsync(("due", "2025-02")));

        await visitor.GetAsync($"{list}/plan");
        Assert.Equal("En retard", visitor.Page.QuerySelector("h2")!.TextContent);
        Assert.Equal(action, visitor.Actions()[0]);
        await visitor.GetAsync($"{list}/plan?view=calendar");
        Assert.Equal(action, visitor.Actions()[0]);
        await visitor.GetAsync($"{list}/plan?view=axis");
        var axis = visitor.Page.QuerySelectorAll("h2").Zip(visitor.Page.QuerySelectorAll("ul.er-tasks"))
            .First(pair => pair.Second.InnerHtml.Contains(ActionKey.Of(last).ToString(), StringComparison.Ordinal));
        Assert.Contains(ActionKey.Of(last).ToString(), axis.Second.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_whose_question_was_answered_meanwhile_stays_in_sight()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var entry = Planning.Of(await ResultAsync(list)).Entries.First(one => one.To is not null);
        var action = $"{list}/plan/actions/{ActionKey.Of(entry)}";
        await visitor.GetAsync(action);
        await visitor.SendAsync(("owner", "Anne"), ("status", "doing"));
        await visitor.GetAsync($"{list}/questions/{entry.Question.Id}");
        await visitor.SendAsync(("level", "4"));

        await visitor.GetAsync($"{list}/plan");
        Assert.Contains("Sorties du plan", visitor.Text(), StringComparison.Ordinal);
        await visitor.GetAsync(action);
        Assert.Contains("Niveau atteint", visitor.Text(), StringComparison.Ordinal);
        Assert.Equal(2, visitor.Page.QuerySelectorAll("main table tbody tr").Length);
    }

    [Fact]
    public async Task A_read_only_link_sees_the_plan_and_can_change_nothing()
    {
        using var visitor = site.Visitor();
        var list = await site.ImportAsync("fr");
        var stored = (await site.Assessments.FindAsync(list.Split('/')[^1], default))!;
        var reader = $"/fr/assessments/{await site.Assessments.CreateReaderKeyAsync(stored.Id, default)}";
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{reader}/plan"));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        var action = visitor.Actions()[0];
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(action));
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.GetAsync($"{reader}/plan/actions/new"));

        await visitor.GetAsync($"{list}/plan/actions/new");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { action, $"{reader}/plan?handler=computed", $"{reader}/what-if" })
        {
            using var form = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), new("name", "x"), new("status", "done"), new("version", "0")]);
            using var response = await visitor.Http.PostAsync(new Uri(path, UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/plan?view=nothing")]
    [InlineData("/plan/actions/holder-opt-out.nothing")]
    [InlineData("/plan/actions/0197a0b0c0d0e0f00102030405060708")]
    [InlineData("/what-if/0197a0b0c0d0e0f00102030405060708")]
    public async Task What_the_plan_does_not_know_is_404(string path)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(await site.ImportAsync("fr") + path));
    }

    [Fact]
    public async Task An_action_and_a_scenario_of_another_assessment_are_404()
    {
        using var visitor = site.Visitor();
        var (mine, theirs) = (await site.ImportAsync("fr"), await site.ImportAsync("fr"));
        await visitor.GetAsync($"{theirs}/plan/actions/new");
        await visitor.SendAsync(("title", "la leur"), ("status", "todo"));
        var action = visitor.Path.Split('?')[0].Split('/')[^1];
        await visitor.GetAsync($"{theirs}/what-if");
        await visitor.SendAsync(("name", "le leur"));
        var scenario = visitor.Path.Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync($"{mine}/plan/actions/{action}"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync($"{mine}/what-if/{scenario}"));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync($"{theirs}/what-if/{scenario}"));
    }
}
