namespace EhdsReadiness.Core.Tests.Reassessments;

/// <summary>From one version to the next and back, on real files of content and a real database.</summary>
public sealed class MoveStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = new(2027, 12, 1, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();
    private readonly ContentFixture _files = new();
    private readonly Content _content;
    private readonly AssessmentStore _assessments;
    private readonly AnswerStore _answers;
    private readonly MoveStore _moves;

    public MoveStoreTests()
    {
        WriteSecondVersion(_files);
        _content = ContentCheck.Read(_files.Folder).Content!;
        (_assessments, _answers, _moves) = (new(_temporary.Database), new(_temporary.Database), new(_temporary.Database));
    }

    public void Dispose()
    {
        _temporary.Dispose();
        _files.Dispose();
    }

    /// <summary>The questions of the first axis reworded in the three ways, one split, two merged, one removed; the others kept.</summary>
    private static void WriteSecondVersion(ContentFixture fixture)
    {
        foreach (var path in Directory.GetFiles(Path.Combine(fixture.Folder, "questionnaires/t-1")))
        {
            fixture.Write($"questionnaires/t-2/{Path.GetFileName(path)}", File.ReadAllText(path));
        }

        fixture.Replace("questionnaires/t-2/questionnaire.yaml", "\"t-1\"", "\"t-2\"")
            .Replace("questionnaires/t-2/questionnaire.yaml", "2026-11-23", "2027-11-23");
        var changed = new Dictionary<string, string>
        {
            ["holder-q1-q1"] = "kind: reworded, answer: carried",
            ["holder-q1-q2"] = "kind: reworded, answer: again",
            ["holder-q1-q3"] = "kind: reworded, answer: confirm",
            ["holder-q2-q1"] = "kind: split, into: [holder-q2-q1, holder-q2-q2], answer: confirm",
            ["holder-q2-q2"] = "kind: removed",
            ["holder-q2-q3"] = "kind: removed",
            ["holder-q3-q1"] = "kind: merged, into: [holder-q3-q1], answer: carried",
            ["holder-q3-q2"] = "kind: merged, into: [holder-q3-q1], answer: carried",
        };
        foreach (var id in new[] { "holder-q1-q1", "holder-q1-q2", "holder-q1-q3" })
        {
            fixture.Replace("questionnaires/t-2/1-transparency.yaml", $"en: \"Question {id}?\"", $"en: \"Another question {id}?\"");
        }

        var lines = ContentReader.Read(fixture.Folder)
            .Content!.Find("t-1")!.Questions.Select(question =>
            $"  - {{ question: {question.Id}, {changed.GetValueOrDefault(question.Id, "kind: kept")} }}\n");
        fixture.Write("questionnaires/t-2/changes.yaml", "from: \"t-1\"\nchanges:\n" + string.Concat(lines));
    }

    private static byte[] Golden(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reassessments", "Golden", name));

    private async Task<StoredAssessment> StartAsync()
    {
        var file = AssessmentFile.Read(Golden("before.json"), _content).Assessment!;
        var key = await _assessments.CreateAsync(
            file.Questionnaire, new(file.Mode, file.Role, file.Profile, file.Organisation), file.Answers, Noon, default);
        return (await _assessments.FindAsync(key, default))!;
    }

    private async Task<StoredAssessment> ReadAsync(StoredAssessment stored)
    {
        var key = AssessmentKey.Create();
        using var connection = _temporary.Open();
        await connection.ExecuteAsync(
            "UPDATE assessment SET key_hash = @hash WHERE id = @Id", new { hash = AssessmentKey.Hash(key), stored.Id });
        return (await _assessments.FindAsync(key, default))!;
    }

    private async Task<string> ExportAsync(StoredAssessment stored)
    {
        var current = await ReadAsync(stored);
        return Encoding.UTF8.GetString(
            AssessmentFile.Write(
            current.With(await _answers.OfAssessmentAsync(stored.Id, default)), _content.Find(current.Questionnaire)!));
    }

    private async Task<IReadOnlyList<string>> WaitingAsync(StoredAssessment stored) =>
        [.. (await _answers.OfAssessmentAsync(stored.Id, default)).Where(answer => answer.ToConfirm).Select(answer => answer.QuestionId)];

    private Task<SaveResult> MoveAsync(StoredAssessment stored, DateTimeOffset? at = null) =>
        _moves.MoveAsync(stored, _content.Find("t-1")!, _content.Find("t-2")!, AuditActor.Link, at ?? Later, default);

    [Fact]
    public async Task An_assessment_moves_as_the_golden_files_say_and_undoing_gives_the_same_bytes_back()
    {
        var stored = await StartAsync();
        Assert.Equal(Encoding.UTF8.GetString(Golden("before.json")), await ExportAsync(stored));

        Assert.Equal(SaveResult.Saved, await MoveAsync(stored));
        Assert.Equal(Encoding.UTF8.GetString(Golden("after.json")), await ExportAsync(stored));
        Assert.Equal(["holder-q1-q3", "holder-q2-q1", "holder-q2-q2"], await WaitingAsync(stored));
        Assert.Equal(new StoredMove(1, "t-1", "t-2", Later, 0), await _moves.LastAsync(stored.Id, default));

        var undone = await _moves.UndoAsync(await ReadAsync(stored), 1, _content, AuditActor.Link, Later.AddDays(3), default);
        Assert.Equal(SaveResult.Saved, undone);
        Assert.Equal(Encoding.UTF8.GetString(Golden("before.json")), await ExportAsync(stored));
        Assert.Empty(await WaitingAsync(stored));
        Assert.Null(await _moves.LastAsync(stored.Id, default));
    }

    [Fact]
    public async Task What_was_changed_after_the_move_goes_with_it_and_stays_in_the_history()
    {
        var stored = await StartAsync();
        await MoveAsync(stored);
        var version = (await _answers.OfAssessmentAsync(stored.Id, default)).First(answer => answer.QuestionId == "holder-q1-q3").Version;
        await _answers.SaveAsync(stored.Id, "holder-q1-q3", Answer.AtLevel(4), version, AuditActor.Link, Later.AddDays(1), default);
        await _answers.SaveAsync(stored.Id, "holder-q4-q2", Answer.AtLevel(4), 0, AuditActor.Link, Later.AddDays(1), default);

        Assert.Equal(2, (await _moves.LastAsync(stored.Id, default))!.ChangedSince);
        var undone = await _moves.UndoAsync(await ReadAsync(stored), 1, _content, AuditActor.Link, Later.AddDays(3), default);
        Assert.Equal(SaveResult.Saved, undone);

        Assert.Equal(Encoding.UTF8.GetString(Golden("before.json")), await ExportAsync(stored));
        Assert.Contains(await _answers.HistoryAsync(stored.Id, default), change =>
            change.QuestionId == "holder-q4-q2" && change.After == """{"level":4}""");
    }

    [Fact]
    public async Task What_waited_to_be_confirmed_waits_again_after_undoing()
    {
        var stored = await StartAsync();
        using (var connection = _temporary.Open())
        {
            await connection.ExecuteAsync("UPDATE answer SET to_confirm = TRUE WHERE question_id IN ('holder-q1-q1', 'holder-q1-q2')");
        }

        await MoveAsync(stored);
        Assert.Equal(["holder-q1-q1", "holder-q1-q3", "holder-q2-q1", "holder-q2-q2"], await WaitingAsync(stored));
        await _moves.UndoAsync(await ReadAsync(stored), 1, _content, AuditActor.Link, Later, default);
        Assert.Equal(["holder-q1-q1", "holder-q1-q2"], await WaitingAsync(stored));
    }

    [Fact]
    public async Task An_assessment_that_changed_since_it_was_seen_is_not_moved()
    {
        var stored = await StartAsync();
        await _answers.SaveAsync(stored.Id, "holder-q4-q1", Answer.AtLevel(0), 1, AuditActor.Link, Noon.AddMinutes(1), default);
        var before = await ExportAsync(stored);

        Assert.Equal(SaveResult.Stale, await MoveAsync(stored));

        Assert.Equal(before, await ExportAsync(stored));
        Assert.Null(await _moves.LastAsync(stored.Id, default));
    }

    [Fact]
    public async Task A_move_is_undone_once_and_only_the_last_one()
    {
        var stored = await StartAsync();
        await MoveAsync(stored);
        await _moves.UndoAsync(await ReadAsync(stored), 1, _content, AuditActor.Link, Later, default);
        Assert.Equal(SaveResult.Saved, await MoveAsync(await ReadAsync(stored), Later.AddDays(1)));

        var current = await ReadAsync(stored);
        Assert.Equal(SaveResult.Stale, await _moves.UndoAsync(current, 1, _content, AuditActor.Link, Later, default));
        Assert.Equal(SaveResult.Stale, await _moves.UndoAsync(current, 3, _content, AuditActor.Link, Later, default));
        Assert.Equal(SaveResult.Saved, await _moves.UndoAsync(current, 2, _content, AuditActor.Link, Later, default));
        Assert.Equal(Encoding.UTF8.GetString(Golden("before.json")), await ExportAsync(stored));
    }

    [Fact]
    public async Task A_reassessment_starts_with_every_answer_to_confirm_and_keeps_what_it_started_from()
    {
        var earlier = AssessmentFile.Read(Golden("before.json"), _content).Assessment!;
        var baselines = new BaselineStore(_temporary.Database);

        var key = await baselines.StartAsync(earlier, _content.Find("t-1")!, BaselineOrigin.File, null, AuditActor.Link, Later, default);

        var stored = (await _assessments.FindAsync(key, default))!;
        Assert.Equal(earlier.Answers.Keys.Order(), await WaitingAsync(stored));
        var baseline = (await baselines.FindAsync(stored.Id, default))!;
        Assert.Equal(BaselineOrigin.File, baseline.Origin);
        Assert.Equal(Golden("before.json"), baseline.Document);
        Assert.Null(await baselines.FindAsync((await StartAsync()).Id, default));
    }

    [Fact]
    public async Task A_carried_answer_waits_until_it_is_confirmed_or_changed()
    {
        var earlier = AssessmentFile.Read(Golden("before.json"), _content).Assessment!;
        var key = await new BaselineStore(_temporary.Database)
            .StartAsync(earlier, _content.Find("t-1")!, BaselineOrigin.Assessment, null, AuditActor.Link, Later, default);
        var stored = (await _assessments.FindAsync(key, default))!;

        var confirmed = await _answers.SaveAsync(stored.Id, "holder-q4-q1", Answer.AtLevel(3), 1, AuditActor.Link, Later, default);
        var changed = await _answers.SaveAsync(stored.Id, "holder-q3-q1", Answer.AtLevel(1), 1, AuditActor.Link, Later, default);
        var again = await _answers.SaveAsync(stored.Id, "holder-q4-q1", Answer.AtLevel(3), 1, AuditActor.Link, Later, default);

        Assert.Equal((2, false, SaveResult.Saved), (confirmed.Current!.Version, confirmed.Current.ToConfirm, confirmed.Result));
        Assert.False(changed.Current!.ToConfirm);
        Assert.Equal((2, SaveResult.SavedBefore), (again.Current!.Version, again.Result));
        Assert.Equal(earlier.Answers.Count - 2, (await WaitingAsync(stored)).Count);
        Assert.Contains(await _answers.HistoryAsync(stored.Id, default), change =>
            change is { QuestionId: "holder-q4-q1", Version: 2 } && change.Before == change.After);
    }
}
