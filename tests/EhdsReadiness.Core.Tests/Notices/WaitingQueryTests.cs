namespace EhdsReadiness.Core.Tests.Notices;

/// <summary>What waits is what the pages that it leads to would show, and no damaged assessment keeps the rest from being seen.</summary>
public sealed class WaitingQueryTests : IDisposable
{
    private static readonly DateOnly Today = FrenchTime.DayOf(People.Noon);

    private readonly People _people = new();
    private readonly AssessmentDoor _door;

    public WaitingQueryTests() => _door = new(Published.Content, _people.Database);

    public void Dispose()
    {
        _door.Dispose();
        _people.Dispose();
    }

    [Fact]
    public async Task Carried_answers_wait_as_far_as_they_are_asked_and_lead_to_the_axis_of_the_first()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
        var asked = Scope.Of(Published.Questionnaire, settings.Role, settings.Profile, settings.Mode);
        var notAsked = Published.Questionnaire.Questions.First(question => !asked.Contains(question));
        var earlier = new Assessment(Published.Questionnaire.Version, settings.Mode, settings.Role, Today, settings.Profile, null,
            new[] { notAsked, asked[^1], asked[^2] }.ToDictionary(question => question.Id, _ => Answer.AtLevel(1)));
        var id = await new BaselineStore(_people.Database).StartAsync(
            earlier, Published.Questionnaire, BaselineOrigin.Copy, organisation, AuditActor.Account("anne"), People.Noon, default);

        var waiting = Assert.Single(await WaitingAsync());
        Assert.Equal((WaitingKind.Confirm, id, asked[^2].AxisId, 2), (waiting.Kind, waiting.AssessmentId, waiting.Item, waiting.Count));

        foreach (var question in asked.TakeLast(2))
        {
            await new AnswerStore(_people.Database).ConfirmAsync(id, [(question.Id, 1)], AuditActor.Account("anne"), People.Noon, default);
        }

        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task An_assessment_whose_data_are_damaged_is_passed_over()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            ids.Add(await new OrganisationAssessmentStore(_people.Database).CreateAsync(organisation, Published.Questionnaire.Version,
                settings, new Dictionary<string, Answer>(), "anne", People.Noon, default));
            await new AssignmentStore(_people.Database).AssignAsync(
                ids[i], [AssignmentTarget.Question("holder-opt-out")], "anne", Today.AddDays(i), "anne", People.Noon, default);
        }

        Assert.Equal(ids, (await WaitingAsync()).Select(one => one.AssessmentId));
        await _people.Database.ExecuteAsync(
            "UPDATE assessment SET questionnaire = 'gone', revision = revision + 1 WHERE id = @id", new { id = ids[0] }, default);
        Assert.Equal([ids[1]], (await WaitingAsync()).Select(one => one.AssessmentId));
        Assert.All(
            await new ActionOverviewQuery(_people.Database, _door).OfAsync([(organisation, "CHU")], "anne", Today, default),
            one => Assert.Equal(ids[1], one.Of.Stored.Id));
    }

    [Fact]
    public async Task What_a_member_is_named_for_waits_for_them_and_what_came_by_a_link_for_whoever_made_it()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor));
        var settings = new AssessmentSettings(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
        var id = await new OrganisationAssessmentStore(_people.Database).CreateAsync(organisation, Published.Questionnaire.Version,
            settings, new Dictionary<string, Answer> { ["holder-opt-out"] = Answer.Unknown }, "bruno", People.Noon, default);
        var stored = (await new OrganisationAssessmentStore(_people.Database).FindAsync(id, "bruno", Today, default))!;
        var errands = new ClarificationStore(_people.Database);
        await errands.NameAsync(stored, "holder-opt-out", "anne", null, AuditActor.Account("bruno"), People.Noon, default);

        var named = Assert.Single(await WaitingAsync());
        Assert.Equal((WaitingKind.Answer, id, "holder-opt-out", 1), (named.Kind, named.AssessmentId, named.Item, named.Count));

        var token = await errands.OpenAsync(stored, "holder-opt-out", AuditActor.Account("anne"), People.Noon, default);
        Assert.True(await errands.AnswerAsync(token!, Answer.AtLevel(2), null, People.Noon, default));

        var said = Assert.Single(await WaitingAsync());
        Assert.Equal((WaitingKind.Said, id, "holder-opt-out", 1), (said.Kind, said.AssessmentId, said.Item, said.Count));

        var errand = (await errands.FindAsync(id, "holder-opt-out", default))!;
        Assert.Equal(SaveResult.Saved, (await errands.TakeOverAsync(
            stored, "holder-opt-out", errand.Id, 1, AuditActor.Account("anne"), People.Noon, default)).Result);
        Assert.Empty(await WaitingAsync());
    }

    private Task<IReadOnlyList<Waiting>> WaitingAsync() => new WaitingQuery(_people.Database, _door).OfAsync("anne", People.Noon, default);
}
