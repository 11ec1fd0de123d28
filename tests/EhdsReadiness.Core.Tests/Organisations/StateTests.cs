using System.Security.Cryptography;

namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>From draft to the numbered copy.</summary>
public sealed class StateTests : IDisposable
{
    private static readonly Questionnaire Questionnaire = Invented.Questionnaire(Invented.Question("a"), Invented.Question("b"));

    private readonly People _people = new();
    private readonly OrganisationAssessmentStore _shared;
    private readonly AssessmentStore _assessments;
    private readonly AnswerStore _answers;
    private readonly StateStore _states;
    private readonly FinalisedCopyStore _copies;
    private readonly AgreementStore _agreements;
    private string _organisation = "";

    public StateTests()
    {
        _shared = new(_people.Database);
        _assessments = new(_people.Database);
        _answers = new(_people.Database);
        _states = new(_people.Database);
        _copies = new(_people.Database);
        _agreements = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    private async Task<StoredAssessment> StartAsync()
    {
        _organisation = _organisation.Length > 0 ? _organisation : await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, "CHU « été »");
        return await OpenAsync(
            await _shared.CreateAsync(_organisation, "t-1", settings,
            new Dictionary<string, Answer> { ["b"] = Answer.AtLevel(3) with { Note = "œuf" } }, "anne", People.Noon, default));
    }

    private async Task<StoredAssessment> OpenAsync(string id) => (await _shared.FindAsync(id, "anne", new(2026, 11, 23), default))!;

    private async Task<StepOutcome> StepAsync(StoredAssessment stored, Right right, int seen, string? message = null) =>
        await _states.StepAsync(await OpenAsync(stored.Id), Questionnaire, right, seen, "anne", message, People.Noon.AddDays(1), default);

    private async Task<StoredAssessment> ApprovedAsync()
    {
        var stored = await StartAsync();
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.Submit, 0));
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.Approve, 1));
        return await OpenAsync(stored.Id);
    }

    private Task<StepOutcome> FinaliseAsync(
        StoredAssessment stored, int seen = 2, bool agreed = false, string? said = null) =>
        _copies.FinaliseAsync(stored, Questionnaire, seen, "anne", agreed, People.Noon.AddDays(2), default, said: said);

    [Fact]
    public async Task Each_step_is_kept_with_who_took_it_and_what_they_said()
    {
        var stored = await StartAsync();
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.Submit, 0));
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.AskForChanges, 1, "Revoir l’axe 2."));

        Assert.Equal(AssessmentState.Draft, (await OpenAsync(stored.Id)).State);
        Assert.Equal(
            [(1, "anne", AssessmentState.Draft, AssessmentState.Submitted, null),
                (2, "anne", AssessmentState.Submitted, AssessmentState.Draft, "Revoir l’axe 2.")],
            (await _states.OfAssessmentAsync(stored.Id, default))
                .Select(step => (step.Number, step.AuthorName, step.Before, step.After, step.Message)));
    }

    [Fact]
    public async Task A_step_sent_twice_is_taken_once_and_one_that_was_overtaken_is_not_taken()
    {
        var stored = await StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StepAsync(stored, Right.Submit, 0))));
        Assert.Equal(StepOutcome.Done, Assert.Single(outcomes, outcome => outcome != StepOutcome.DoneBefore));
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.AskForChanges, 1));
        Assert.Equal(StepOutcome.Done, await StepAsync(stored, Right.Submit, 2));

        // Approval from a page that had not seen the answers of the second submission.
        Assert.Equal(StepOutcome.Stale, await StepAsync(stored, Right.Approve, 1));
        Assert.Equal(StepOutcome.Stale, await StepAsync(stored, Right.Submit, 3));
        Assert.Equal(3, (await _states.OfAssessmentAsync(stored.Id, default)).Count);
    }

    [Fact]
    public async Task Answers_and_profile_change_in_a_draft_only()
    {
        var stored = await StartAsync();
        await StepAsync(stored, Right.Submit, 0);

        var late = await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(4), 0, AuditActor.Account("anne"), People.Noon, default);
        Assert.Equal((SaveResult.Closed, null), (late.Result, late.Current));
        Assert.Equal(SaveResult.Stale, await _assessments.SaveSettingsAsync(
            stored, stored.Settings with { Role = Roles.Both }, stored.Version, AuditActor.Account("anne"), People.Noon, default));
        Assert.False(await new AssignmentStore(_people.Database)
            .AssignAsync(stored.Id, [AssignmentTarget.Question("a")], "anne", new(2026, 12, 1), "anne", People.Noon, default));

        await StepAsync(stored, Right.AskForChanges, 1);
        Assert.Equal(SaveResult.Saved,
            (await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(4), 0, AuditActor.Account("anne"), People.Noon, default)).Result);
    }

    [Fact]
    public async Task Finalising_keeps_the_file_byte_for_byte_under_the_next_number_and_nothing_changes_it_afterwards()
    {
        var stored = await ApprovedAsync();
        var file = AssessmentFile.Write(stored.With(await _answers.OfAssessmentAsync(stored.Id, default)), Questionnaire);
        Assert.Equal(StepOutcome.Done, await FinaliseAsync(stored));

        var copy = (await _copies.FindAsync(stored.Id, default))!;
        Assert.Equal((stored.Id, _organisation, 1, People.Noon.AddDays(2), "anne", Questionnaire.Sha256),
            (copy.AssessmentId, copy.OrganisationId, copy.Number, copy.FinalisedAt, copy.FinalisedByName, copy.ContentSha256));
        Assert.Equal(file, await _copies.DocumentAsync(stored.Id, default));

        Assert.Equal(SaveResult.Closed,
            (await _answers.SaveAsync(stored.Id, "b", Answer.AtLevel(0), 1, AuditActor.Account("anne"), People.Noon.AddYears(1), default))
            .Result);
        Assert.False(await _assessments.DeleteAsync(stored, AuditActor.Account("anne"), People.Noon, default));
        Assert.False(await new CommentStore(_people.Database)
            .AddAsync("1", stored.Id, "b", AuditActor.Account("anne"), false, "trop tard", People.Noon, default));
        Assert.Equal(StepOutcome.Stale, await StepAsync(stored, Right.AskForChanges, 3));
        var after = await OpenAsync(stored.Id);
        Assert.Equal(SHA256.HashData(file),
            SHA256.HashData(AssessmentFile.Write(after.With(await _answers.OfAssessmentAsync(stored.Id, default)), Questionnaire)));
        Assert.Contains("\"date\": \"2026-11-23\"", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_are_numbered_by_organisation_and_a_double_click_makes_one()
    {
        var (first, second) = (await ApprovedAsync(), await ApprovedAsync());
        var outcomes = await Task.WhenAll(new[] { first, first, second, second }.Select(stored => Task.Run(() => FinaliseAsync(stored))));

        Assert.Equal([StepOutcome.Done, StepOutcome.Done, StepOutcome.DoneBefore, StepOutcome.DoneBefore], outcomes.Order());
        Assert.Equal([2, 1], (await _copies.OfOrganisationAsync(_organisation, default)).Select(copy => copy.Number));
    }

    [Fact]
    public async Task An_organisation_is_counted_only_when_it_said_so_and_until_it_says_otherwise()
    {
        var stored = await ApprovedAsync();
        Assert.Null(await _agreements.FindAsync(_organisation, default));
        await FinaliseAsync(stored);
        Assert.Null(await _agreements.FindAsync(_organisation, default));

        await FinaliseAsync(await ApprovedAsync(), agreed: true);
        Assert.Equal(new(true, "anne", People.Noon.AddDays(2)), await _agreements.FindAsync(_organisation, default));
        await FinaliseAsync(await ApprovedAsync());
        Assert.True((await _agreements.FindAsync(_organisation, default))!.Agreed);

        await _agreements.SayAsync(_organisation, false, "anne", People.Noon.AddDays(3), default);
        Assert.Equal(new(false, "anne", People.Noon.AddDays(3)), await _agreements.FindAsync(_organisation, default));

        // Nobody agrees against a no that they have not seen.
        var last = await ApprovedAsync();
        Assert.Equal(StepOutcome.Stale, await FinaliseAsync(last, agreed: true));
        Assert.Equal(AssessmentState.Approved, (await OpenAsync(last.Id)).State);
        var no = (await _agreements.FindAsync(_organisation, default))!;
        Assert.Equal(StepOutcome.Done, await FinaliseAsync(last, agreed: true, said: no.Mark));
        Assert.True((await _agreements.FindAsync(_organisation, default))!.Agreed);
    }

    [Fact]
    public async Task The_trail_names_each_thing_that_was_done_once()
    {
        var stored = await ApprovedAsync();
        await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(1), 0, AuditActor.Account("anne"), People.Noon, default);
        await FinaliseAsync(stored, agreed: true);
        await FinaliseAsync(stored, agreed: true);

        await using var connection = await _people.Database.OpenAsync(default);
        var actions = await connection.QueryAsync<string>(
            "SELECT action FROM audit_entry WHERE organisation_id = @_organisation ORDER BY number", new { _organisation });
        Assert.Equal(["created", "created", "submitted", "approved", "finalised", "agreed"], actions);
        Assert.Null((await new AuditTrail(_people.Database).VerifyAsync(default)).Fault);
    }
}
