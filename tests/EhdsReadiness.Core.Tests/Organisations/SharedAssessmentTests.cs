namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>Who opens an organisation's assessment, and what they leave in it.</summary>
public sealed class SharedAssessmentTests : IDisposable
{
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly People _people = new();
    private readonly AssessmentStore _assessments;
    private readonly OrganisationAssessmentStore _shared;
    private readonly AnswerStore _answers;
    private readonly AssignmentStore _assignments;
    private readonly CommentStore _comments;

    public SharedAssessmentTests()
    {
        _assessments = new(_people.Database);
        _shared = new(_people.Database);
        _answers = new(_people.Database);
        _assignments = new(_people.Database);
        _comments = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    private async Task<(string Organisation, string Assessment)> StartAsync()
    {
        var organisation =
            await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor), ("carla", MemberRole.Reader));
        return (organisation,
            await _shared.CreateAsync(organisation, "t-1", Settings, new Dictionary<string, Answer>(), "anne", People.Noon, default));
    }

    [Fact]
    public async Task Members_open_it_by_their_role_and_others_do_not()
    {
        var (organisation, id) = await StartAsync();
        await _people.AccountAsync("stranger");
        await _people.AccountAsync("analyst", staff: "analyst");
        await _people.JoinAsync(organisation, "analyst", MemberRole.Owner);

        Assert.Equal(AccessRole.Owner, (await _shared.FindAsync(id, "anne", Today, default))!.AccessRole);
        Assert.Equal(AccessRole.Contributor, (await _shared.FindAsync(id, "bruno", Today, default))!.AccessRole);
        Assert.Equal(AccessRole.Reader, (await _shared.FindAsync(id, "carla", Today, default))!.AccessRole);
        Assert.Null(await _shared.FindAsync(id, "stranger", Today, default));
        Assert.Null(await _shared.FindAsync(id, "analyst", Today, default));
        Assert.Null(await _shared.FindAsync(id, "nobody", Today, default));
        Assert.Null(await _assessments.FindAsync(id, default));
        Assert.Equal(id, Assert.Single(await _shared.OfOrganisationAsync(organisation, AccessRole.Owner, default)).Id);
    }

    [Theory]
    [InlineData(true, "2026-11-23", false, AccessRole.AnsweringConsultant)]
    [InlineData(false, "2026-11-23", false, AccessRole.ReadingConsultant)]
    [InlineData(true, "2026-11-22", false, null)]
    [InlineData(true, "2027-11-22", true, null)]
    public async Task A_consultant_opens_it_through_the_last_day_of_a_grant_that_is_not_withdrawn(
        bool mayAnswer, string until, bool withdrawn, AccessRole? expected)
    {
        var (organisation, id) = await StartAsync();
        var consultancy = await _people.OrganisationAsync(("dora", MemberRole.Contributor));
        Assert.Null(await _shared.FindAsync(id, "dora", Today, default));

        await _people.GrantAsync(organisation, consultancy, mayAnswer, until, withdrawn);

        Assert.Equal(expected, (await _shared.FindAsync(id, "dora", Today, default))?.AccessRole);
        Assert.Null(await _shared.FindAsync(id, "emil", Today, default));
    }

    [Fact]
    public async Task An_attached_assessment_is_opened_by_members_and_by_no_link_any_more()
    {
        var (organisation, _) = await StartAsync();
        var key = await _assessments.CreateAsync(
            "t-1", Settings, new Dictionary<string, Answer> { ["a"] = Answer.Unknown }, People.Noon, default);
        var stored = (await _assessments.FindAsync(key, default))!;
        var reader = await _assessments.CreateReaderKeyAsync(stored.Id, default);

        Assert.True(await _shared.AttachAsync(stored.Id, organisation, "anne", People.Noon, default));
        Assert.False(await _shared.AttachAsync(stored.Id, organisation, "anne", People.Noon, default));

        Assert.Null(await _assessments.FindAsync(key, default));
        Assert.Null(await _assessments.FindAsync(reader, default));
        var attached = (await _shared.FindAsync(stored.Id, "carla", Today, default))!;
        Assert.Equal(("CHU de Montervaux", organisation, false),
            (attached.Settings.Organisation, attached.OrganisationId, attached.HasReader));
        Assert.Equal(SaveResult.Gone,
            (await _answers.SaveAsync(stored.Id, "a", Answer.AtLevel(2), 1, AuditActor.Link, People.Noon, default)).Result);
        await _assessments.ReplaceKeyAsync(stored.Id, default);
        await _assessments.CreateReaderKeyAsync(stored.Id, default);
        Assert.False((await _shared.FindAsync(stored.Id, "carla", Today, default))!.HasReader);
        Assert.Equal(AnswerStore.LinkHolder, Assert.Single(await _answers.HistoryAsync(stored.Id, default)).Author);
    }

    [Fact]
    public async Task The_history_names_who_answered_and_what_and_an_account_that_was_closed_has_no_name()
    {
        var (_, id) = await StartAsync();
        await _answers.SaveAsync(id, "a", Answer.AtLevel(1) with { Note = "« été »" }, 0, AuditActor.Account("anne"), People.Noon, default);
        await _answers.SaveAsync(id, "a", Answer.NotApplicable("rien"), 1, AuditActor.Account("gone"), People.Noon.AddMinutes(1), default);
        await _answers.SaveAsync(id, "a", null, 2, AuditActor.Account("bruno"), People.Noon.AddMinutes(2), default);
        await _answers.SaveAsync(id, "b", Answer.Unknown, 0, AuditActor.Account("bruno"), People.Noon, default);

        var history = await _answers.HistoryAsync(id, "a", default);
        Assert.Equal([("bruno", "bruno", null), ("gone", null, Answer.NotApplicable("rien")),
            ("anne", "anne", Answer.AtLevel(1) with { Note = "« été »" })],
            history.Select(change => (change.Author, change.AuthorName, change.Answer)));
        Assert.Equal(4, (await _answers.HistoryAsync(id, default)).Count);
        Assert.Equal(SaveResult.Gone, (await _answers.SaveAsync(id, "a", Answer.Unknown, 3, AuditActor.Link, People.Noon, default)).Result);
    }

    [Fact]
    public async Task An_axis_or_a_question_is_asked_of_one_member_who_answers_at_a_time()
    {
        var (organisation, id) = await StartAsync();
        var (axis, question) = (AssignmentTarget.Axis("transparency"), AssignmentTarget.Question("a"));

        Assert.True(await _assignments.AssignAsync(id, [axis], "bruno", Today.AddDays(9), "anne", People.Noon, default));
        Assert.True(await _assignments.AssignAsync(id, [question], "bruno", Today.AddDays(8), "anne", People.Noon, default));
        Assert.True(await _assignments.AssignAsync(id, [question], "anne", Today.AddDays(7), "anne", People.Noon, default));
        Assert.False(await _assignments.AssignAsync(id, [axis], "carla", Today, "anne", People.Noon, default));
        Assert.False(await _assignments.AssignAsync(id, [axis], "nobody", Today, "anne", People.Noon, default));
        Assert.Equal([(question, "anne", Today.AddDays(7)), (axis, "bruno", Today.AddDays(9))],
            (await _assignments.OfAssessmentAsync(id, default)).Select(one => (one.Target, one.AccountId, one.Due)));

        await _assignments.RemoveAsync(id, [question], "anne", People.Noon, default);
        await new MemberStore(_people.Database).RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", People.Noon, default);
        Assert.Empty(await _assignments.OfAssessmentAsync(id, default));
    }

    [Fact]
    public async Task A_comment_is_kept_once_shown_to_consultants_only_when_marked_so_and_deleted_by_its_author_only()
    {
        var (_, id) = await StartAsync();
        Assert.True(await _comments.AddAsync("1", id, "a", AuditActor.Account("anne"), true, "entre nous", People.Noon, default));
        Assert.True(await _comments.AddAsync("1", id, "a", AuditActor.Account("anne"), true, "entre nous", People.Noon, default));
        Assert.True(await _comments.AddAsync(
            "2", id, "a", AuditActor.Account("bruno"), false, "pour tous", People.Noon.AddMinutes(1), default));
        Assert.True(await _comments.AddAsync("3", id, "b", AuditActor.Account("bruno"), false, "ailleurs", People.Noon, default));

        Assert.Equal(["entre nous", "pour tous"], (await _comments.OfQuestionAsync(id, "a", withInternal: true, default))
            .Select(comment => comment.Text));
        Assert.Equal(["pour tous"], (await _comments.OfQuestionAsync(id, "a", withInternal: false, default))
            .Select(comment => comment.Text));

        await _comments.DeleteAsync("2", id, "anne", default);
        Assert.Equal(2, (await _comments.OfQuestionAsync(id, "a", withInternal: true, default)).Count);
        await _comments.DeleteAsync("2", id, "bruno", default);
        Assert.Equal("anne", Assert.Single(await _comments.OfQuestionAsync(id, "a", withInternal: true, default)).AuthorName);
    }
}
