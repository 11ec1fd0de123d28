namespace EhdsReadiness.Core.Tests.Opening;

/// <summary>What is kept in memory of an assessment is never older than the database, whichever process changed that.</summary>
public sealed class AssessmentDoorTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();
    private readonly ContentFixture _files = new();
    private readonly Content _content;
    private readonly AssessmentDoor _door;
    private readonly Database _ofOther;

    public AssessmentDoorTests()
    {
        _content = ContentCheck.Read(_files.Folder).Content!;
        _door = new(_content, _temporary.Database);
        _ofOther = _temporary.OfAnother();
    }

    public void Dispose()
    {
        _door.Dispose();
        _ofOther.Dispose();
        _temporary.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task What_nobody_changed_is_evaluated_once()
    {
        var key = await StartAsync();

        var (first, second) = (await OpenAsync(key), await OpenAsync(key));

        Assert.Same(first.Result, second.Result);
        Assert.Same(first.Plan, second.Plan);
    }

    [Fact]
    public async Task Answers_that_another_process_saved_at_the_same_moment_are_seen()
    {
        var key = await StartAsync();
        var answers = new AnswerStore(_ofOther);
        var before = await OpenAsync(key);
        var question = before.Scope[0].Id;

        await answers.SaveAsync(before.Stored.Id, question, Answer.AtLevel(1), 0, AuditActor.Link, Noon, default);
        var once = await OpenAsync(key);
        await answers.SaveAsync(before.Stored.Id, question, Answer.AtLevel(4), 1, AuditActor.Link, Noon, default);
        var twice = await OpenAsync(key);
        await answers.SaveAllAsync(before.Stored.Id, [new(question, null, 2)], AuditActor.Link, Noon, default);
        var back = await OpenAsync(key);

        Assert.Equal([null, 1, 4, null],
            new[] { before, once, twice, back }.Select(opened => opened.Answers.GetValueOrDefault(question)?.Answer?.Level));
        Assert.Equal([0, 1, 1, 0], new[] { before, once, twice, back }.Select(opened => opened.Result.Combined.Answered));
    }

    [Fact]
    public async Task Settings_that_another_process_saved_change_what_is_asked()
    {
        var key = await StartAsync();
        var before = await OpenAsync(key);

        var settings = before.Stored.Settings with { Role = Roles.User };
        await new AssessmentStore(_ofOther).SaveSettingsAsync(before.Stored, settings, 1, AuditActor.Link, Noon, default);
        var after = await OpenAsync(key);

        Assert.NotEqual(before.Scope.Select(question => question.Id), after.Scope.Select(question => question.Id));
        Assert.All(after.Scope, question => Assert.True(question.Roles.HasFlag(Roles.User)));
    }

    [Fact]
    public async Task A_link_that_is_withdrawn_opens_nothing_although_what_it_opened_is_kept()
    {
        var key = await StartAsync();
        var opened = await OpenAsync(key);

        var other = await new AssessmentStore(_ofOther).ReplaceKeyAsync(opened.Stored.Id, default);

        Assert.Null(await _door.OpenAsync(key, null, new(2026, 11, 23), default));
        Assert.Same(opened.Result, (await OpenAsync(other)).Result);
    }

    [Fact]
    public async Task Plan_and_datasets_that_nobody_changed_are_read_once()
    {
        var opened = await OpenAsync(await StartAsync());

        Assert.Same(await _door.FollowAsync(opened, default), await _door.FollowAsync(opened, default));
        Assert.Same(await _door.DatasetsAsync(opened, default), await _door.DatasetsAsync(opened, default));
    }

    [Fact]
    public async Task Actions_and_their_order_that_another_process_changed_are_seen()
    {
        var key = await StartAsync();
        var (tracking, id) = (new TrackingStore(_ofOther), (await OpenAsync(key)).Stored.Id);
        var own = ActionDetails.Untouched with { Title = "Own" };
        async Task<FollowedPlan> PlanAsync() => await _door.FollowAsync(await OpenAsync(key), default);
        var before = await PlanAsync();

        var first = (await tracking.AddAsync(id, own, AuditActor.Link, Noon, default))!.Id;
        var second = (await tracking.AddAsync(id, own with { Due = new(2020, 1, 1) }, AuditActor.Link, Noon, default))!.Id;
        var added = await PlanAsync();
        await tracking.SaveAsync(id, first, own with { Owner = "Anne" }, 1, AuditActor.Link, Noon, default);
        var changed = await PlanAsync();
        await tracking.SaveOrderAsync(id, [first, second], Noon, default);
        var ordered = await PlanAsync();
        await tracking.SetRemovedAsync(id, first, true, AuditActor.Link, Noon, default);

        Assert.Empty(before.Actions);
        Assert.Equal([second, first], added.Actions.Select(action => action.Id));
        Assert.Equal("Anne", changed.Find(first)!.Details.Owner);
        Assert.Equal([first, second], ordered.Actions.Select(action => action.Id));
        Assert.True((await PlanAsync()).Find(first)!.IsRemoved);
    }

    [Fact]
    public async Task Who_leads_an_action_or_did_is_called_by_the_name_of_today()
    {
        using var people = new People();
        using var door = new AssessmentDoor(Published.Content, people.Database);
        var (tracking, anne) = (new TrackingStore(people.Database), AuditActor.Account("anne"));
        var organisation = await people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor));
        var id = await new OrganisationAssessmentStore(people.Database).CreateAsync(
            organisation, Published.Content.Questionnaires[^1].Version, new(AssessmentMode.Full, Roles.Both, Invented.Hospital, null),
            new Dictionary<string, Answer>(), "anne", Noon, default);
        await tracking.AddAsync(
            id, ActionDetails.Untouched with { Title = "Own", Owner = "bruno", OwnerAccount = "bruno" }, anne, Noon, default);
        Task RenameAsync(string name) =>
            people.Database.ExecuteAsync("UPDATE account SET name = @name WHERE id = 'bruno'", new { name }, default);
        async Task<TrackedAction> ActionAsync()
        {
            var opened = await door.OpenSharedAsync(id, "anne", new(2026, 11, 23), default);
            return (await door.FollowAsync(opened!, default)).Actions.Single(action => action.Standing == ActionStanding.Own).Tracked!;
        }

        var before = await ActionAsync();
        await RenameAsync("Bruno B.");
        var renamed = await ActionAsync();
        await people.Database.WriteAsync(
            async (connection, transaction) =>
            {
                await LedActions.ReleaseAsync(connection, transaction, organisation, "bruno", null, anne, Noon, default);
                return true;
            },
            default);
        var left = await ActionAsync();
        await RenameAsync("B.");

        Assert.Equal(["bruno", "Bruno B.", null], new[] { before, renamed, left }.Select(action => action.Details.Owner));
        Assert.Equal([null, "Bruno B.", "B."], new[] { renamed, left, await ActionAsync() }.Select(action => action.LeftBy));
    }

    [Fact]
    public async Task Datasets_that_another_process_changed_are_seen()
    {
        var key = await StartAsync();
        var (datasets, id) = (new DatasetStore(_ofOther), (await OpenAsync(key)).Stored.Id);
        var details = new DatasetDetails("Cohorte", ["q", "p"], null, null, null, "yes", "no", null);
        async Task<DatasetList> ListAsync() => await _door.DatasetsAsync(await OpenAsync(key), default);
        var before = await ListAsync();

        await datasets.AddAsync(id, [details, details with { Name = "A", Contact = "a@example.org" }], AuditActor.Link, Noon, default);
        var added = await ListAsync();
        var first = added.Datasets[0].Id;
        await datasets.SaveAsync(id, first, details with { Name = "Z" }, 1, AuditActor.Link, Noon, default);
        var changed = await ListAsync();
        await datasets.SetRemovedAsync(id, first, true, AuditActor.Link, Noon, default);
        var removed = await ListAsync();
        await datasets.SetRemovedAsync(id, first, false, AuditActor.Link, Noon, default);

        Assert.Empty(before.Datasets);
        Assert.Equal(["A", "Cohorte"], added.Datasets.Select(one => one.Details.Name));
        Assert.Equal(1, added.Missing["contact-point"]);
        Assert.Equal(["p", "q"], added.Categories);
        Assert.Equal(["Cohorte", "Z"], changed.Datasets.Select(one => one.Details.Name));
        Assert.Equal(["Cohorte"], removed.Datasets.Select(one => one.Details.Name));
        Assert.Equal(2, (await ListAsync()).Datasets.Count);
    }

    [Fact]
    public async Task A_plan_and_datasets_are_counted_with_their_long_texts_in_what_is_kept()
    {
        var (tracking, datasets, text) = (new TrackingStore(_ofOther), new DatasetStore(_ofOther), new string('é', 200));
        var opened = await OpenAsync(await StartAsync());
        var (plan, list) = (await _door.FollowAsync(opened, default), await _door.DatasetsAsync(opened, default));

        await tracking.AddAsync(opened.Stored.Id, ActionDetails.Untouched with { Title = text }, AuditActor.Link, Noon, default);
        await datasets.AddAsync(opened.Stored.Id, [new(text, ["a"], text, text, 1, "no", "no", text)], AuditActor.Link, Noon, default);
        opened = await OpenAsync(opened.Key);

        Assert.InRange((await _door.FollowAsync(opened, default)).Size - plan.Size, 2 * 200, 2_000);
        Assert.InRange((await _door.DatasetsAsync(opened, default)).Size - list.Size, 2 * 800, 4_000);
    }

    [Fact]
    public async Task Long_texts_count_in_what_is_kept()
    {
        var key = await StartAsync();
        var opened = await OpenAsync(key);

        var (empty, full) = (SizeOf(""), SizeOf(new('é', 4_000)));

        Assert.InRange(full - empty, sizeof(char) * 4_000, 10_000);

        long SizeOf(string note)
        {
            var stored = new StoredAnswer("a", 1, Answer.AtLevel(1) with { Note = note }, Noon);
            var answers = new Dictionary<string, StoredAnswer> { ["a"] = stored };
            return new Evaluation(opened.Stored, opened.Questionnaire, _content.Regulation, answers).Size;
        }
    }

    private async Task<OpenAssessment> OpenAsync(string key) => (await _door.OpenAsync(key, null, new(2026, 11, 23), default))!;

    private Task<string> StartAsync() => new AssessmentStore(_temporary.Database).CreateAsync(
        _content.Questionnaires[^1].Version, new(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU de Montervaux"),
        new Dictionary<string, Answer>(), Noon, default);
}
