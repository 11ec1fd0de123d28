namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>Nothing goes on with answers that nobody stands behind, unless somebody says by name that they keep them.</summary>
public sealed class OpenAnswersTests : IDisposable
{
    private const string Number = "732829320";
    private static readonly Questionnaire Questionnaire = Published.Questionnaire;
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly AssessmentSettings Settings = new(
        AssessmentMode.Full, Core.Questionnaires.Roles.Holder, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");

    private readonly People _people = new();
    private string _organisation = "";

    private StateStore States => new(_people.Database);

    private AnswerStore Answers => new(_people.Database);

    public void Dispose() => _people.Dispose();

    [Theory]
    [InlineData(Right.Submit)]
    [InlineData(Right.Approve)]
    [InlineData(Right.Finalise)]
    public async Task No_step_is_taken_with_an_answer_that_nobody_confirmed_and_nobody_keeps(Right right)
    {
        var (id, waiting) = await CarriedAsync();
        var seen = await KeepUpToAsync(id, right, waiting);

        Assert.Equal(StepOutcome.Open, await StepAsync(id, right, seen, null));
        Assert.Equal(StepOutcome.Open, await StepAsync(id, right, seen, new(waiting.Count - 1, 5)));
        Assert.Equal(seen, (await States.OfAssessmentAsync(id, default)).Count);

        Assert.Equal(StepOutcome.Done, await StepAsync(id, right, seen, new(waiting.Count, 0)));
        var step = (await States.OfAssessmentAsync(id, default))[^1];
        Assert.Equal(("anne", waiting.Count, 0), (step.AuthorName, step.KeptCarried, step.KeptUnknown));
        var said = (await TrailAsync()).First(line => line.Action == AuditAction.KeptCarried);
        Assert.Equal(("anne", $"{waiting.Count}"), (said.ActorName, said.Remark));
    }

    [Theory]
    [InlineData(Right.Submit)]
    [InlineData(Right.Approve)]
    [InlineData(Right.Finalise)]
    public async Task No_step_is_taken_with_an_unknown_that_somebody_was_asked_to_clear_up_and_nobody_keeps(Right right)
    {
        var id = await StartAsync();
        var question = Questionnaire.Questions.First(one => one.Id == "holder-opt-out");
        await Answers.SaveAsync(id, question.Id, Answer.Unknown, 0, AuditActor.Account("anne"), People.Noon, default);
        Assert.Equal(OpenAnswers.None, await OpenAsync(id));
        await new AssignmentStore(_people.Database).AssignAsync(
            id, [AssignmentTarget.Axis(question.AxisId)], "anne", Today.AddDays(7), "anne", People.Noon, default);
        Assert.Equal(new(0, 1), await OpenAsync(id));
        var seen = await KeepUpToAsync(id, right, []);

        Assert.Equal(StepOutcome.Open, await StepAsync(id, right, seen, new(7, 0)));
        Assert.Equal(StepOutcome.Done, await StepAsync(id, right, seen, new(0, 1)));

        Assert.Equal((0, 1), ((await States.OfAssessmentAsync(id, default))[^1].KeptCarried,
            (await States.OfAssessmentAsync(id, default))[^1].KeptUnknown));
        Assert.Contains(await TrailAsync(), line => line.Action == AuditAction.KeptUnknown && line.Remark == "1");
    }

    [Fact]
    public async Task An_unknown_whose_link_is_out_waits_for_whoever_has_it()
    {
        var id = await StartAsync();
        await Answers.SaveAsync(id, "holder-opt-out", Answer.Unknown, 0, AuditActor.Account("anne"), People.Noon, default);
        var stored = (await new OrganisationAssessmentStore(_people.Database).FindAsync(id, "anne", Today, default))!;
        var links = new ClarificationStore(_people.Database);

        Assert.NotNull(await links.OpenAsync(stored, "holder-opt-out", AuditActor.Account("anne"), People.Noon, default));
        Assert.Equal(new(0, 1), await OpenAsync(id));
        await links.WithdrawAsync(stored, "holder-opt-out", AuditActor.Account("anne"), People.Noon, default);
        Assert.Equal(OpenAnswers.None, await OpenAsync(id));
    }

    [Fact]
    public async Task What_was_shown_is_confirmed_and_what_changed_meanwhile_is_not()
    {
        var (id, waiting) = await CarriedAsync();
        await Answers.SaveAsync(id, waiting[1], Answer.AtLevel(4), 1, AuditActor.Account("anne"), People.Noon, default);

        var outcome = await Answers.ConfirmAsync(
            id, [.. waiting.Select(question => (question, 1))], AuditActor.Account("anne"), People.Noon, default);

        Assert.Equal(SaveResult.Saved, outcome.Result);
        Assert.Equal([waiting[1]], outcome.Changed);
        Assert.All(await Answers.OfAssessmentAsync(id, default), answer => Assert.False(answer.ToConfirm));
        Assert.Equal(OpenAnswers.None, await OpenAsync(id));
        Assert.Contains(await Answers.HistoryAsync(id, waiting[0], default),
            change => change.Version == 2 && change.Before == change.After);
        Assert.Equal(StepOutcome.Done, await StepAsync(id, Right.Submit, 0, null));
        var late = await Answers.ConfirmAsync(id, [(waiting[0], 2)], AuditActor.Account("anne"), People.Noon, default);
        Assert.Equal(SaveResult.Closed, late.Result);
        Assert.Equal(SaveResult.Gone, (await Answers.ConfirmAsync(id, [(waiting[0], 2)], AuditActor.Link, People.Noon, default)).Result);
    }

    [Fact]
    public async Task Of_many_who_submit_while_answers_are_confirmed_nobody_does_with_one_unconfirmed()
    {
        var (id, waiting) = await CarriedAsync();
        var steps = Enumerable.Range(0, 8).Select(_ => Task.Run(() => StepAsync(id, Right.Submit, 0, null)));
        var confirmed = Task.Run(() => Answers.ConfirmAsync(
            id, [.. waiting.Select(question => (question, 1))], AuditActor.Account("anne"), People.Noon, default));

        var outcomes = await Task.WhenAll(steps);
        await confirmed;

        Assert.DoesNotContain(StepOutcome.Stale, outcomes);
        Assert.Equal(outcomes.Contains(StepOutcome.Done) ? 1 : 0, (await States.OfAssessmentAsync(id, default)).Count);
        Assert.All(await Answers.OfAssessmentAsync(id, default), answer => Assert.False(answer.ToConfirm));
    }

    [Fact]
    public async Task A_copy_with_answers_that_were_kept_unconfirmed_is_not_counted_and_the_one_before_is()
    {
        await new RegisterStore(_people.Database).ReplaceAsync(
            [new(Number, "CHU", "hospital", "FR-GES", Core.Questionnaires.Roles.Holder, [], null)], AuditActor.System, People.Noon,
            default);
        var (id, waiting) = await CarriedAsync();
        await new ClaimStore(_people.Database).ConfirmAsync(_organisation, Number, "anne", "vu", People.Noon, default);
        await new AgreementStore(_people.Database).SayAsync(_organisation, true, "anne", People.Noon, default);
        var seen = await KeepUpToAsync(id, Right.Finalise, waiting);
        await StepAsync(id, Right.Finalise, seen, new(waiting.Count, 0));
        var copy = Assert.Single(await new FinalisedCopyStore(_people.Database).OfOrganisationAsync(_organisation, default));
        Assert.Equal((waiting.Count, 0), (copy.KeptCarried, copy.KeptUnknown));
        Assert.Empty(await CountedAsync());

        var own = await StartAsync();
        await StepAsync(own, Right.Finalise, await KeepUpToAsync(own, Right.Finalise, []), null);
        Assert.Single(await CountedAsync());

        var (next, carried) = await CarriedAsync();
        await StepAsync(next, Right.Finalise, await KeepUpToAsync(next, Right.Finalise, carried), new(carried.Count, 0));
        Assert.Single(await CountedAsync());
    }

    private Task<IReadOnlyList<string>> CountedAsync() => _people.Database.SnapshotAsync(
        (connection, transaction) => new PublicationStore(_people.Database, Published.Content)
            .CountedAsync(connection, transaction, claims: false, People.Noon, default),
        default);

    private async Task<string> StartAsync()
    {
        _organisation = _organisation.Length > 0 ? _organisation : await _people.OrganisationAsync(("anne", MemberRole.Owner));
        return await new OrganisationAssessmentStore(_people.Database).CreateAsync(
            _organisation, Questionnaire.Version, Settings, new Dictionary<string, Answer>(), "anne", People.Noon, default);
    }

    /// <summary>An assessment that starts from another, with the questions whose answers wait.</summary>
    private async Task<(string Id, IReadOnlyList<string> Waiting)> CarriedAsync()
    {
        _organisation = _organisation.Length > 0 ? _organisation : await _people.OrganisationAsync(("anne", MemberRole.Owner));
        string[] questions = [.. Scope.Of(Questionnaire, Settings.Role, Settings.Profile, Settings.Mode).Take(3).Select(one => one.Id)];
        var earlier = new Assessment(Questionnaire.Version, Settings.Mode, Settings.Role, Today, Settings.Profile, "CHU",
            questions.ToDictionary(id => id, _ => Answer.AtLevel(2), StringComparer.Ordinal));
        var id = await new BaselineStore(_people.Database).StartAsync(
            earlier, Questionnaire, BaselineOrigin.Copy, _organisation, AuditActor.Account("anne"), People.Noon, default);
        return (id, questions);
    }

    /// <summary>Takes the steps before this one, keeping what is open; how many there are then.</summary>
    private async Task<int> KeepUpToAsync(string id, Right right, IReadOnlyList<string> waiting)
    {
        Right[] before = [.. new[] { Right.Submit, Right.Approve }.TakeWhile(step => step != right)];
        for (var i = 0; i < before.Length; i++)
        {
            Assert.Equal(StepOutcome.Done, await StepAsync(id, before[i], i, new(waiting.Count, 1)));
        }

        return before.Length;
    }

    private async Task<StepOutcome> StepAsync(string id, Right right, int seen, OpenAnswers? kept)
    {
        var stored = (await new OrganisationAssessmentStore(_people.Database).FindAsync(id, "anne", Today, default))!;
        return right == Right.Finalise
            ? await new FinalisedCopyStore(_people.Database)
                .FinaliseAsync(stored, Questionnaire, seen, "anne", false, People.Noon, default, kept)
            : await States.StepAsync(stored, Questionnaire, right, seen, "anne", null, People.Noon, default, kept);
    }

    private async Task<OpenAnswers> OpenAsync(string id)
    {
        using var door = new AssessmentDoor(Published.Content, _people.Database);
        var opened = (await door.OpenSharedAsync(id, "anne", Today, default))!;
        return OpenAnswers.Of(opened.Scope, opened.Answers, await States.AskedAsync(id, default));
    }

    private async Task<IReadOnlyList<AuditLine>> TrailAsync() =>
        [.. (await new AuditQuery(_people.Database).OfOrganisationAsync(_organisation, new(), 0, 50, default))];
}
