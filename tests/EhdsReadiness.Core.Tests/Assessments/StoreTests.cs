namespace EhdsReadiness.Core.Tests.Assessments;

public sealed class StoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU de Montervaux");

    private readonly TemporaryDatabase _temporary = new();
    private readonly AssessmentStore _assessments;
    private readonly AnswerStore _answers;

    public StoreTests()
    {
        _assessments = new(_temporary.Database);
        _answers = new(_temporary.Database);
    }

    public void Dispose() => _temporary.Dispose();

    private async Task<(string Key, StoredAssessment Stored)> StartAsync()
    {
        var key = await _assessments.CreateAsync("2026-1", Settings, new Dictionary<string, Answer>(), Noon, default);
        return (key, (await _assessments.FindAsync(key, default))!);
    }

    [Fact]
    public async Task Answers_that_an_assessment_begins_with_are_stored_once_and_stand_in_the_history_all_the_same()
    {
        var first = Answer.AtLevel(2) with { Note = "a text of its own" };
        var key = await _assessments.CreateAsync(
            "2026-1", Settings, new Dictionary<string, Answer> { ["a"] = first, ["b"] = first, ["c"] = first }, Noon, default);
        var id = (await _assessments.FindAsync(key, default))!.Id;
        await _answers.SaveAsync(id, "b", Answer.Unknown, 1, AuditActor.Link, Noon.AddHours(1), default);
        await _answers.SaveAsync(id, "c", null, 1, AuditActor.Link, Noon.AddHours(1), default);

        await using var connection = await _temporary.Database.OpenAsync(default);
        Assert.Equal(2, await connection.QuerySingleAsync<long>(
            "SELECT COUNT(*) FROM answer_history WHERE answer_before LIKE '%own%' OR answer_after LIKE '%own%'"));
        var history = await _answers.HistoryAsync(id, default);
        Assert.All(history.Where(change => change.Version == 1), change => Assert.Equal(first, change.Answer));
        Assert.Equal([first, Answer.Unknown], (await _answers.HistoryAsync(id, "b", default)).Select(change => change.Answer).Reverse());
        Assert.Equal([first, null], (await _answers.HistoryAsync(id, "c", default)).Select(change => change.Answer).Reverse());
    }

    [Fact]
    public async Task What_was_stored_comes_back_as_it_was()
    {
        var (_, stored) = await StartAsync();

        Assert.Equal(Settings, stored.Settings);
        Assert.Equal((AccessRole.LinkHolder, "2026-1", 1, Noon, Noon, false),
            (stored.AccessRole, stored.Questionnaire, stored.Version, stored.CreatedAt, stored.ChangedAt, stored.HasReader));
    }

    [Fact]
    public async Task A_key_is_long_random_and_stored_only_as_its_hash()
    {
        var (key, _) = await StartAsync();

        Assert.True(AssessmentKey.IsWellFormed(key));
        using var connection = _temporary.Open();
        Assert.Equal(AssessmentKey.Hash(key), connection.QuerySingle<string>("SELECT key_hash FROM assessment"));
        Assert.Equal(0, connection.QuerySingle<long>("SELECT COUNT(*) FROM assessment WHERE id = @key OR key_hash = @key", new { key }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("' OR 1=1 --                     ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_key_that_nobody_was_given_opens_nothing(string key)
    {
        await StartAsync();
        Assert.Null(await _assessments.FindAsync(key, default));
    }

    [Fact]
    public async Task A_replaced_key_opens_nothing_any_more()
    {
        var (old, stored) = await StartAsync();
        var key = await _assessments.ReplaceKeyAsync(stored.Id, default);

        Assert.Null(await _assessments.FindAsync(old, default));
        Assert.Equal(stored.Id, (await _assessments.FindAsync(key, default))!.Id);
    }

    [Fact]
    public async Task A_read_only_key_reads_until_it_is_withdrawn()
    {
        var (_, stored) = await StartAsync();
        var key = await _assessments.CreateReaderKeyAsync(stored.Id, default);
        Assert.Equal(AccessRole.LinkReader, (await _assessments.FindAsync(key, default))!.AccessRole);

        await _assessments.WithdrawReaderKeyAsync(stored.Id, default);
        Assert.Null(await _assessments.FindAsync(key, default));
    }

    [Fact]
    public async Task Each_change_of_an_answer_leaves_a_line_in_its_history()
    {
        var (_, stored) = await StartAsync();
        await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2) with { Note = "première" }, 0, AuditActor.Link, Noon, default);
        await _answers.SaveAsync(stored.Id, "a", Answer.Unknown, 1, AuditActor.Link, Noon.AddMinutes(1), default);
        await _answers.SaveAsync(stored.Id, "a", null, 2, AuditActor.Link, Noon.AddMinutes(2), default);

        var history = await _answers.HistoryAsync(stored.Id, default);
        Assert.Equal([(1, null, """{"level":2,"note":"premi\u00E8re"}"""),
            (2, """{"level":2,"note":"premi\u00E8re"}""", """{"unknown":true}"""), (3, """{"unknown":true}""", null)],
            history.Select(change => (change.Version, change.Before, change.After)));
        Assert.All(history, change => Assert.Equal(AnswerStore.LinkHolder, change.Author));
        Assert.Null(Assert.Single(await _answers.OfAssessmentAsync(stored.Id, default)).Answer);
    }

    [Fact]
    public async Task A_stale_answer_is_not_written_and_shows_what_stands()
    {
        var (_, stored) = await StartAsync();
        await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2), 0, AuditActor.Link, Noon, default);

        var outcome = await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(4), 0, AuditActor.Link, Noon, default);

        Assert.Equal(SaveResult.Stale, outcome.Result);
        Assert.Equal(Answer.AtLevel(2), outcome.Current!.Answer);
        Assert.Single(await _answers.HistoryAsync(stored.Id, default));
    }

    [Fact]
    public async Task The_same_answer_sent_twice_is_written_once()
    {
        var (_, stored) = await StartAsync();
        await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2), 0, AuditActor.Link, Noon, default);

        var again = await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2), 0, AuditActor.Link, Noon.AddMinutes(1), default);

        Assert.Equal((SaveResult.SavedBefore, 1), (again.Result, again.Current!.Version));
        Assert.Single(await _answers.HistoryAsync(stored.Id, default));
    }

    [Fact]
    public async Task Fifty_people_on_one_question_leave_one_answer_and_no_error()
    {
        var (_, stored) = await StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2) with { Note = $"personne {i}" }, 0, AuditActor.Link, Noon, default))));

        Assert.Equal(49, outcomes.Count(outcome => outcome.Result == SaveResult.Stale));
        Assert.Single(await _answers.HistoryAsync(stored.Id, default));
    }

    [Fact]
    public async Task Deleting_leaves_nothing_behind_and_a_late_answer_finds_nothing()
    {
        var (key, stored) = await StartAsync();
        await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2), 0, AuditActor.Link, Noon, default);
        await _assessments.DeleteAsync(stored, AuditActor.Link, Noon, default);

        Assert.Null(await _assessments.FindAsync(key, default));
        Assert.Equal(SaveResult.Gone, (await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(3), 1, AuditActor.Link, Noon, default))
            .Result);
        Assert.Equal(SaveResult.Gone, (await _answers.SaveAsync(stored.Id, "b", Answer.AtLevel(3), 0, AuditActor.Link, Noon, default))
            .Result);
        Assert.Empty(await _answers.HistoryAsync(stored.Id, default));
    }

    [Fact]
    public async Task Settings_changed_by_somebody_else_meanwhile_are_not_overwritten()
    {
        var (key, stored) = await StartAsync();
        var holder = Settings with { Role = Roles.Holder };
        Assert.Equal(SaveResult.Saved, await _assessments.SaveSettingsAsync(stored, holder, 1, AuditActor.Link, Noon, default));
        Assert.Equal(SaveResult.Stale, await _assessments.SaveSettingsAsync(stored, Settings, 1, AuditActor.Link, Noon, default));
        Assert.Equal(holder, (await _assessments.FindAsync(key, default))!.Settings);
    }

    [Fact]
    public void The_date_of_an_assessment_is_the_day_in_france()
    {
        Assert.Equal(new DateOnly(2027, 1, 1), FrenchTime.DayOf(new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 7, 1), FrenchTime.DayOf(new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        var (key, _) = await StartAsync();
        _temporary.Database.Migrate();
        Assert.NotNull(await _assessments.FindAsync(key, default));
    }
}
