namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>The link of one question, what is said by it, and what becomes of that.</summary>
public sealed class ClarificationTests : IDisposable
{
    private const string Question = "information-security";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, "CHU");
    private static readonly AuditActor Anne = AuditActor.Account("anne");
    private static readonly Answer Said = Answer.AtLevel(3) with { Note = "PSSI 2026", Evidence = "https://exemple.fr/pssi" };

    private readonly People _people = new();
    private readonly ClarificationStore _store;
    private readonly AnswerStore _answers;

    public ClarificationTests() => (_store, _answers) = (new(_people.Database), new(_people.Database));

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task What_is_said_by_a_link_waits_and_is_an_answer_only_once_it_is_taken_over_with_both_names_in_the_history()
    {
        var stored = await OfOrganisationAsync();
        var token = await OpenAsync(stored);
        Assert.Equal("anne", (await _store.FindAsync(token, People.Noon, default))!.AskedByName);
        Assert.True(await _store.AnswerAsync(token, Said, "Paul Martin", People.Noon, default));
        Assert.Equal(AnswerKind.Unknown, (await _answers.OfAssessmentAsync(stored.Id, default)).Single().Answer!.Kind);

        var errand = (await _store.FindAsync(stored.Id, Question, default))!;
        Assert.Equal((Said, "Paul Martin", false), (errand.Answer, errand.SaidBy, errand.IsOpen(People.Noon)));
        var outcome = await _store.TakeOverAsync(stored, Question, errand.Id, 1, Anne, People.Noon, default);
        Assert.Equal((SaveResult.Saved, Said), (outcome.Result, outcome.Current!.Answer));
        var change = (await _answers.HistoryAsync(stored.Id, Question, default))[0];
        Assert.Equal(("anne", "Paul Martin", Said), (change.AuthorName, change.SaidBy, change.Answer));
        Assert.Null(await _store.FindAsync(stored.Id, Question, default));
    }

    [Fact]
    public async Task A_link_answers_once()
    {
        var stored = await OfOrganisationAsync();
        var token = await OpenAsync(stored);
        Assert.True(await _store.AnswerAsync(token, Said, null, People.Noon, default));
        Assert.False(await _store.AnswerAsync(token, Answer.AtLevel(0), null, People.Noon, default));
        Assert.Null(await _store.FindAsync(token, People.Noon, default));
        Assert.Null(await _store.OpenAsync(stored, Question, Anne, People.Noon, default));
        Assert.Equal(Said, (await _store.FindAsync(stored.Id, Question, default))!.Answer);
    }

    [Fact]
    public async Task A_link_that_was_withdrawn_replaced_or_is_over_opens_nothing()
    {
        var stored = await OfOrganisationAsync();
        var first = await OpenAsync(stored);
        var second = await OpenAsync(stored);
        Assert.Null(await _store.FindAsync(first, People.Noon, default));
        Assert.NotNull(await _store.FindAsync(second, People.Noon + Clarification.Lifetime - TimeSpan.FromSeconds(1), default));
        Assert.Null(await _store.FindAsync(second, People.Noon + Clarification.Lifetime, default));
        Assert.True(await _store.WithdrawAsync(stored, Question, Anne, People.Noon, default));
        Assert.False(await _store.AnswerAsync(second, Said, null, People.Noon, default));
        Assert.False(await _store.WithdrawAsync(stored, Question, Anne, People.Noon, default));
    }

    [Theory]
    [InlineData("UPDATE assessment SET state = 'submitted'")]
    [InlineData("UPDATE member SET role = 'reader'")]
    [InlineData("DELETE FROM member")]
    [InlineData("UPDATE account SET disabled_at = '2026-11-23T11:00:00.0000000Z'")]
    [InlineData("UPDATE account SET role = 'analyst'")]
    public async Task A_link_is_worth_no_more_than_the_one_who_made_it_and_the_assessment_that_takes_answers(string change)
    {
        var stored = await OfOrganisationAsync();
        var token = await OpenAsync(stored);
        await _people.Database.ExecuteAsync(change, null, default);
        Assert.Null(await _store.FindAsync(token, People.Noon, default));
        Assert.False(await _store.AnswerAsync(token, Said, null, People.Noon, default));
    }

    [Fact]
    public async Task Taking_over_a_stale_or_closed_answer_or_one_that_was_decided_writes_nothing()
    {
        var stored = await OfOrganisationAsync();
        Assert.True(await _store.AnswerAsync(await OpenAsync(stored), Said, null, People.Noon, default));
        var errand = (await _store.FindAsync(stored.Id, Question, default))!;
        await _answers.SaveAsync(stored.Id, Question, Answer.AtLevel(1), 1, Anne, People.Noon, default);
        var stale = await _store.TakeOverAsync(stored, Question, errand.Id, 1, Anne, People.Noon, default);
        Assert.Equal((SaveResult.Stale, Answer.AtLevel(1)), (stale.Result, stale.Current!.Answer));

        await _people.Database.ExecuteAsync("UPDATE assessment SET state = 'submitted'", null, default);
        Assert.Equal(
            SaveResult.Closed, (await _store.TakeOverAsync(stored, Question, errand.Id, 2, Anne, People.Noon, default)).Result);
        await _people.Database.ExecuteAsync("UPDATE assessment SET state = 'draft'", null, default);

        Assert.True(await _store.SetAsideAsync(stored, Question, errand.Id, Anne, People.Noon, default));
        Assert.False(await _store.SetAsideAsync(stored, Question, errand.Id, Anne, People.Noon, default));
        Assert.Equal(
            SaveResult.Stale, (await _store.TakeOverAsync(stored, Question, errand.Id, 2, Anne, People.Noon, default)).Result);
        Assert.Equal(Answer.AtLevel(1), (await _answers.OfAssessmentAsync(stored.Id, default)).Single().Answer);
    }

    [Fact]
    public async Task Whoever_would_know_is_named_renamed_and_forgotten_and_a_link_stays()
    {
        var stored = await OfOrganisationAsync();
        await _store.NameAsync(stored, Question, null, "le RSSI", Anne, People.Noon, default);
        await _store.NameAsync(stored, Question, "bruno", null, Anne, People.Noon, default);
        Assert.Equal(("bruno", "bruno"), await NamedAsync(stored));
        var token = await OpenAsync(stored);
        await _store.NameAsync(stored, Question, null, null, Anne, People.Noon, default);
        Assert.Equal((null, null), await NamedAsync(stored));
        Assert.NotNull(await _store.FindAsync(token, People.Noon, default));
        await _store.WithdrawAsync(stored, Question, Anne, People.Noon, default);
        await _store.NameAsync(stored, Question, null, null, Anne, People.Noon, default);
        Assert.Null(await _store.FindAsync(stored.Id, Question, default));
    }

    [Fact]
    public async Task The_trail_tells_who_asked_and_that_it_was_answered_by_the_question_and_no_answer()
    {
        var stored = await OfOrganisationAsync();
        Assert.True(await _store.AnswerAsync(await OpenAsync(stored), Said, "Paul", People.Noon, default));
        var errand = (await _store.FindAsync(stored.Id, Question, default))!;
        await _store.SetAsideAsync(stored, Question, errand.Id, Anne, People.Noon, default);
        const string sql = """
            SELECT audit_entry.action, audit_detail.actor, audit_detail.remark
            FROM audit_entry
            JOIN audit_detail ON audit_detail.number = audit_entry.number
            WHERE audit_entry.action IN ('asked_to_clarify', 'clarified', 'set_aside')
            ORDER BY audit_entry.number
            """;
        Assert.Equal(
            [("asked_to_clarify", "account", Question), ("clarified", "link", Question), ("set_aside", "account", Question)],
            await _people.Database.ListAsync<(string, string, string)>(sql, null, default));
    }

    [Fact]
    public async Task An_anonymous_link_asks_as_well_until_its_key_is_replaced_or_an_organisation_has_it_and_goes_with_its_assessment()
    {
        var assessments = new AssessmentStore(_people.Database);
        var key = await assessments.CreateAsync("2026-1", Settings, new Dictionary<string, Answer>(), People.Noon, default);
        var stored = (await assessments.FindAsync(key, default))!;
        var token = (await _store.OpenAsync(stored, Question, AuditActor.Link, People.Noon, default))!;
        Assert.Null((await _store.FindAsync(token, People.Noon, default))!.AskedByName);
        await assessments.ReplaceKeyAsync(stored.Id, default);
        Assert.Null(await _store.FindAsync(token, People.Noon, default));

        token = (await _store.OpenAsync(stored, Question, AuditActor.Link, People.Noon, default))!;
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await new OrganisationAssessmentStore(_people.Database).AttachAsync(stored.Id, organisation, "anne", People.Noon, default);
        Assert.Null(await _store.FindAsync(token, People.Noon, default));

        await _people.Database.ExecuteAsync("DELETE FROM assessment", null, default);
        Assert.Equal(0, await _people.Database.FindAsync<int>("SELECT COUNT(*) FROM clarification", null, default));
    }

    [Fact]
    public async Task Links_that_are_over_are_forgotten_and_what_was_said_stays()
    {
        var stored = await OfOrganisationAsync();
        await OpenAsync(stored);
        var retention = new RetentionStore(_people.Database, new());
        await retention.DeleteTracesAsync(People.Noon, People.Noon + Clarification.Lifetime, default);
        Assert.Null(await _store.FindAsync(stored.Id, Question, default));
        Assert.True(await _store.AnswerAsync(await OpenAsync(stored), Said, null, People.Noon, default));
        await retention.DeleteTracesAsync(People.Noon, People.Noon + Clarification.Lifetime, default);
        Assert.Equal(Said, (await _store.FindAsync(stored.Id, Question, default))!.Answer);
    }

    private async Task<(string? AccountId, string? Name)> NamedAsync(StoredAssessment stored)
    {
        var errand = (await _store.FindAsync(stored.Id, Question, default))!;
        return (errand.AccountId, errand.Name);
    }

    private async Task<string> OpenAsync(StoredAssessment stored) =>
        (await _store.OpenAsync(stored, Question, Anne, People.Noon, default))!;

    /// <summary>An assessment of an organisation in which the question is answered by "I don't know".</summary>
    private async Task<StoredAssessment> OfOrganisationAsync()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor));
        var shared = new OrganisationAssessmentStore(_people.Database);
        var id = await shared.CreateAsync(
            organisation, "2026-1", Settings, new Dictionary<string, Answer> { [Question] = Answer.Unknown }, "anne", People.Noon, default);
        return (await shared.FindAsync(id, "anne", Today, default))!;
    }
}
