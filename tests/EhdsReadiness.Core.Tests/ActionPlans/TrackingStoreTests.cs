namespace EhdsReadiness.Core.Tests.ActionPlans;

public sealed class TrackingStoreTests : IDisposable
{
    private const string Action = "holder-opt-out.find-out";

    private static readonly AuditActor Author = AuditActor.Link;
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly ActionDetails Doing =
        ActionDetails.Untouched with { Owner = "Élodie", Due = new(2027, 6, 1), Status = ActionStatus.Doing, Notes = "commencé\nhier" };

    private readonly TemporaryDatabase _temporary = new();
    private readonly TrackingStore _tracking;
    private readonly ScenarioStore _scenarios;

    public TrackingStoreTests() => (_tracking, _scenarios) = (new(_temporary.Database), new(_temporary.Database));

    public void Dispose() => _temporary.Dispose();

    private async Task<string> StartAsync() => (await StartStoredAsync()).Id;

    private async Task<StoredAssessment> StartStoredAsync()
    {
        var assessments = new AssessmentStore(_temporary.Database);
        var key = await assessments.CreateAsync("2026-1", new(AssessmentMode.Full, Roles.Both, Invented.Hospital, null),
            new Dictionary<string, Answer> { ["a"] = Answer.AtLevel(2) }, Noon, default);
        return (await assessments.FindAsync(key, default))!;
    }

    private Task<SaveOutcome<TrackedAction>> SaveAsync(string id, ActionDetails details, int version, string action = Action) =>
        _tracking.SaveAsync(id, action, details, version, Author, Noon, default);

    /// <summary>The rows of the assessment itself, as one text, but for when it was last touched.</summary>
    private string Rows()
    {
        using var connection = _temporary.Open();
        return string.Join('\n',
            new[] { "assessment", "answer", "answer_history" }.SelectMany(table =>
            connection.Query($"SELECT * FROM {table} ORDER BY 1, 2")
            .Select(row => string.Join(
            '|', ((IDictionary<string, object>)row).Where(column => column.Key is not ("kept_at" or "revision"))
            .Select(column => column.Value)))));
    }

    [Fact]
    public async Task What_was_said_about_an_action_comes_back_and_leaves_the_assessment_as_it_was()
    {
        var id = await StartAsync();
        var before = Rows();

        var outcome = await SaveAsync(id, Doing, 0);

        Assert.Equal((1, SaveResult.Saved), (outcome.Current!.Version, outcome.Result));
        Assert.Equal(new TrackedAction(Action, 1, Doing, null, Noon), Assert.Single(await _tracking.OfAssessmentAsync(id, default)));
        Assert.Equal(before, Rows());
    }

    [Fact]
    public async Task An_assessment_whose_plan_is_carried_out_is_not_one_that_nobody_touches()
    {
        var id = await StartAsync();
        await _tracking.SaveAsync(id, Action, Doing, 0, Author, Noon.AddYears(1), default);

        Assert.Equal("2027-11-23T11:00:00.000Z",
            await _temporary.Database.FindAsync<string>("SELECT kept_at FROM assessment WHERE id = @id", new { id }, default));
    }

    [Fact]
    public async Task Each_thing_that_changes_leaves_a_line_in_the_history()
    {
        var id = await StartAsync();
        await SaveAsync(id, Doing, 0);
        await _tracking.SaveAsync(id, Action, Doing with { Status = ActionStatus.Dropped, Reason = "trop cher", Due = null }, 1, Author,
            Noon.AddDays(1), default);

        var history = await _tracking.HistoryAsync(id, Action, default);

        Assert.Equal(
            [(2, "due", "2027-06", null), (2, "reason", null, "trop cher"), (2, "status", "doing", "dropped"), (1, "due", null, "2027-06"),
                (1, "notes", null, "commencé\nhier"), (1, "owner", null, "Élodie"), (1, "status", "todo", "doing")],
            history.Select(change => (change.Version, change.Field, change.Before, change.After)));
        Assert.All(history, change => Assert.Equal(("link", null), (change.Author, change.AuthorName)));
        Assert.Equal(Noon.AddDays(1), history[0].At);
    }

    [Fact]
    public async Task A_stale_change_writes_nothing_and_shows_what_stands()
    {
        var id = await StartAsync();
        await SaveAsync(id, Doing, 0);

        var stale = await SaveAsync(id, Doing with { Owner = "Paul" }, 0);

        Assert.Equal(SaveResult.Stale, stale.Result);
        Assert.Equal(Doing, stale.Current!.Details);
        Assert.DoesNotContain(await _tracking.HistoryAsync(id, Action, default), change => change.After == "Paul");
    }

    [Fact]
    public async Task The_same_change_twice_is_written_once_and_nothing_at_all_is_not_written()
    {
        var id = await StartAsync();
        Assert.Null((await SaveAsync(id, ActionDetails.Untouched, 0))!.Current);
        await SaveAsync(id, Doing, 0);
        var again = await SaveAsync(id, Doing, 0);

        Assert.Equal((SaveResult.SavedBefore, 1), (again.Result, again.Current!.Version));
    }

    [Fact]
    public async Task Fifty_people_on_one_action_leave_one_change_and_no_error()
    {
        var id = await StartAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Task.Run(() => SaveAsync(id, Doing with { Owner = $"personne {i}" }, 0))));

        Assert.Equal(49, outcomes.Count(outcome => outcome.Result == SaveResult.Stale));
    }

    [Fact]
    public async Task An_action_of_ones_own_can_be_added_taken_away_and_put_back()
    {
        var id = await StartAsync();
        var own = (await _tracking.AddAsync(id, Doing with { Title = "Former l’équipe", AxisId = "provision" }, Author, Noon, default))!;
        Assert.Null(own.Key);

        Assert.True(await _tracking.SetRemovedAsync(id, own.Id, true, Author, Noon, default));
        Assert.True(await _tracking.SetRemovedAsync(id, own.Id, true, Author, Noon, default));
        Assert.Equal(Noon, Assert.Single(await _tracking.OfAssessmentAsync(id, default)).RemovedAt);
        Assert.True(await _tracking.SetRemovedAsync(id, own.Id, false, Author, Noon, default));

        var back = Assert.Single(await _tracking.OfAssessmentAsync(id, default));
        Assert.Equal((null, own.Details, 3), (back.RemovedAt, back.Details, back.Version));
        Assert.Equal([("removed", "yes", null), ("removed", null, "yes")], (await _tracking.HistoryAsync(id, own.Id, default)).Take(2)
            .Select(change => (change.Field, change.Before, change.After)));
    }

    [Fact]
    public async Task No_more_actions_of_its_own_are_added_than_an_assessment_holds()
    {
        var (id, other) = (await StartAsync(), await StartAsync());
        for (var number = 0; number < TrackingStore.Most; number++)
        {
            Assert.NotNull(await _tracking.AddAsync(id, Doing with { Title = $"Own {number}" }, Author, Noon, default));
        }

        Assert.Null(await _tracking.AddAsync(id, Doing with { Title = "One more" }, Author, Noon, default));
        Assert.Equal(TrackingStore.Most, (await _tracking.OfAssessmentAsync(id, default)).Count);
        Assert.NotNull(await _tracking.AddAsync(other, Doing with { Title = "Elsewhere" }, Author, Noon, default));
    }

    [Fact]
    public async Task An_action_of_the_questionnaire_and_one_of_another_assessment_cannot_be_taken_away()
    {
        var (id, other) = (await StartAsync(), await StartAsync());
        await SaveAsync(id, Doing, 0);
        var own = (await _tracking.AddAsync(id, Doing with { Title = "own" }, Author, Noon, default))!;

        Assert.False(await _tracking.SetRemovedAsync(id, Action, true, Author, Noon, default));
        Assert.False(await _tracking.SetRemovedAsync(other, own.Id, true, Author, Noon, default));
    }

    [Fact]
    public async Task Choosing_a_plan_sets_the_others_aside_and_keeps_what_was_said_about_them()
    {
        var id = await StartAsync();
        await SaveAsync(id, Doing, 0);

        await _tracking.ChooseAsync(id, new Dictionary<string, DateOnly?> { [Action] = new(2028, 1, 1), ["b.b-to-3"] = new(2028, 1, 1) },
            ["c.c-to-3"], Author, Noon, default);

        var rows = (await _tracking.OfAssessmentAsync(id, default)).ToDictionary(row => row.Id);
        Assert.Equal(Doing, rows[Action].Details);
        Assert.Equal(ActionDetails.Untouched with { Due = new(2028, 1, 1) }, rows["b.b-to-3"].Details);
        Assert.True(rows["c.c-to-3"].Details.SetAside);
        await _tracking.ChooseAsync(id, new Dictionary<string, DateOnly?> { ["c.c-to-3"] = null }, [], Author, Noon, default);
        Assert.DoesNotContain(await _tracking.OfAssessmentAsync(id, default), row => row.Details.SetAside);
    }

    [Fact]
    public async Task An_order_given_by_hand_is_kept_until_it_is_given_up()
    {
        var id = await StartAsync();
        await _tracking.SaveOrderAsync(id, ["b.b-to-3", Action], Noon, default);
        await _tracking.SaveOrderAsync(id, [Action, "b.b-to-3"], Noon, default);
        Assert.Equal([Action, "b.b-to-3"], await _tracking.OrderAsync(id, default));

        await _tracking.SaveOrderAsync(id, [], Noon, default);
        Assert.Empty(await _tracking.OrderAsync(id, default));
    }

    [Fact]
    public async Task A_scenario_comes_back_as_it_was_and_leaves_the_assessment_as_it_was()
    {
        var id = await StartAsync();
        var before = Rows();
        var scenario = new Scenario([new("a", "a-to-3"), new("b", ActionPlan.FindOut)], new Dictionary<string, int> { ["c"] = 4 });

        var scenarioId = (await _scenarios.CreateAsync(id, "Les cinq", Scenario.Nothing, Noon, default))!;
        Assert.Equal(SaveResult.Saved, await _scenarios.SaveAsync(id, scenarioId, "Les six", scenario, 1, Noon, default));
        Assert.Equal(SaveResult.Stale, await _scenarios.SaveAsync(id, scenarioId, "Les sept", Scenario.Nothing, 1, Noon, default));
        Assert.Equal(SaveResult.Stale, await _scenarios.SaveAsync(
            await StartAsync(), scenarioId, "à autrui", Scenario.Nothing, 2, Noon, default));

        var stored = Assert.Single(await _scenarios.OfAssessmentAsync(id, default));
        Assert.Equal(("Les six", 2), (stored.Name, stored.Version));
        Assert.Equal(scenario.Actions, stored.Scenario.Actions);
        Assert.Equal(scenario.Levels, stored.Scenario.Levels);
        Assert.Subset(Rows().Split('\n').ToHashSet(), before.Split('\n').ToHashSet());

        Assert.True(await _scenarios.SetRemovedAsync(id, scenarioId, true, Noon, default));
        Assert.Equal(Noon, Assert.Single(await _scenarios.OfAssessmentAsync(id, default)).RemovedAt);
        Assert.True(await _scenarios.SetRemovedAsync(id, scenarioId, false, Noon, default));
        Assert.Null(Assert.Single(await _scenarios.OfAssessmentAsync(id, default)).RemovedAt);
    }

    [Fact]
    public async Task Of_scenarios_that_were_taken_away_the_oldest_go_for_good()
    {
        var id = await StartAsync();
        var made = new List<string>();
        for (var i = 0; i <= StoredScenario.MostRemoved; i++)
        {
            made.Add((await _scenarios.CreateAsync(id, $"n° {i}", Scenario.Nothing, Noon, default))!);
            Assert.True(await _scenarios.SetRemovedAsync(id, made[^1], true, Noon.AddMinutes(i), default));
        }

        Assert.Equal(made[1..].Order(), (await _scenarios.OfAssessmentAsync(id, default)).Select(scenario => scenario.Id).Order());
    }

    [Fact]
    public async Task An_assessment_has_so_many_scenarios_and_no_more()
    {
        var id = await StartAsync();
        var made = new List<string>();
        for (var i = 0; i < StoredScenario.Most; i++)
        {
            made.Add((await _scenarios.CreateAsync(id, $"n° {i}", Scenario.Nothing, Noon, default))!);
        }

        Assert.Null(await _scenarios.CreateAsync(id, "un de trop", Scenario.Nothing, Noon, default));
        Assert.True(await _scenarios.SetRemovedAsync(id, made[0], false, Noon, default));
        Assert.True(await _scenarios.SetRemovedAsync(id, made[0], true, Noon, default));
        Assert.NotNull(await _scenarios.CreateAsync(id, "à sa place", Scenario.Nothing, Noon, default));
        Assert.False(await _scenarios.SetRemovedAsync(id, made[0], false, Noon, default));
        Assert.True(await _scenarios.SetRemovedAsync(id, made[1], true, Noon, default));
        Assert.True(await _scenarios.SetRemovedAsync(id, made[0], false, Noon, default));
    }

    [Fact]
    public async Task Deleting_the_assessment_leaves_nothing_of_its_plan_behind()
    {
        var stored = await StartStoredAsync();
        var id = stored.Id;
        await SaveAsync(id, Doing, 0);
        await _tracking.SaveOrderAsync(id, [Action], Noon, default);
        var scenario = (await _scenarios.CreateAsync(id, "Les cinq", Scenario.Nothing, Noon, default))!;
        await _scenarios.SaveAsync(id, scenario, "Les cinq", Scenario.Of(new("a", "a-to-3")), 1, Noon, default);

        await new AssessmentStore(_temporary.Database).DeleteAsync(stored, AuditActor.Link, Noon, default);

        using var connection = _temporary.Open();
        Assert.All(["tracked_action", "tracked_action_history", "plan_order", "scenario", "scenario_choice"], table =>
            Assert.Equal(0, connection.QuerySingle<long>($"SELECT COUNT(*) FROM {table}")));
        Assert.Equal(SaveResult.Gone, (await SaveAsync(id, Doing, 0)).Result);
        Assert.Null(await _tracking.AddAsync(id, Doing, Author, Noon, default));
        Assert.Null(await _scenarios.CreateAsync(id, "trop tard", Scenario.Nothing, Noon, default));
    }
}
