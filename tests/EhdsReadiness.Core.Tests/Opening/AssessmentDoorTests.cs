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
        _ofOther = new(_temporary.Database.Path);
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
