namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>Several questions are handed out at once, with a day or without one.</summary>
public sealed class AssignManyTests : IDisposable
{
    private static readonly AssignmentTarget[] Targets =
        [AssignmentTarget.Axis("transparency"), AssignmentTarget.Question("a"), AssignmentTarget.Question("b")];

    private readonly People _people = new();
    private readonly AssignmentStore _assignments;

    public AssignManyTests() => _assignments = new(_people.Database);

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task All_of_it_is_asked_in_one_write_and_what_has_no_day_stands_last()
    {
        var (organisation, id) = await BeginAsync();
        Assert.True(await _assignments.AssignAsync(id, Targets, "bruno", null, "anne", People.Noon, default));
        Assert.True(await _assignments.AssignAsync(
            id, [AssignmentTarget.Question("b")], "anne", new(2026, 12, 1), "anne", People.Noon, default));

        Assert.Equal(
            [("b", "anne", new DateOnly(2026, 12, 1)), ("transparency", "bruno", null), ("a", "bruno", (DateOnly?)null)],
            (await _assignments.OfAssessmentAsync(id, default))
                .Select(one => (one.Target.QuestionId ?? one.Target.AxisId!, one.AccountId, one.Due)));
        Assert.Equal(4, (await new AuditQuery(_people.Database).OfOrganisationAsync(organisation, new(AuditAction.Assigned), 0, 9, default))
            .Count);
    }

    [Fact]
    public async Task Nothing_is_asked_of_somebody_who_does_not_answer()
    {
        var (_, id) = await BeginAsync();
        foreach (var account in new[] { "carla", "nobody" })
        {
            Assert.False(await _assignments.AssignAsync(id, Targets, account, null, "anne", People.Noon, default));
        }

        Assert.Empty(await _assignments.OfAssessmentAsync(id, default));
    }

    [Fact]
    public async Task Several_are_taken_back_at_once_and_what_nobody_is_asked_is_passed_over()
    {
        var (organisation, id) = await BeginAsync();
        await _assignments.AssignAsync(id, Targets[..2], "bruno", null, "anne", People.Noon, default);
        await _assignments.RemoveAsync(id, Targets, "anne", People.Noon, default);

        Assert.Empty(await _assignments.OfAssessmentAsync(id, default));
        Assert.Equal(2, (await new AuditQuery(_people.Database).OfOrganisationAsync(organisation, new(AuditAction.Withdrew), 0, 9, default))
            .Count);
    }

    [Theory]
    [InlineData(AssignFilter.All, true)]
    [InlineData(AssignFilter.Missing, false)]
    [InlineData(AssignFilter.Unknown, true)]
    [InlineData(AssignFilter.Unassigned, false)]
    [InlineData(AssignFilter.Late, true)]
    [InlineData(AssignFilter.Mine, true)]
    public void A_filter_shows_an_unknown_of_mine_whose_day_has_passed(AssignFilter filter, bool shown)
    {
        var question = Published.Questionnaire.Questions[0];
        var one = new QuestionToAssign(question, AnswerStanding.Unknown,
            new(AssignmentTarget.Question(question.Id), "anne", "Anne", new(2026, 11, 1)), null, true);
        Assert.Equal(shown, one.IsShownBy(filter, "anne"));
    }

    private async Task<(string Organisation, string Assessment)> BeginAsync()
    {
        var organisation =
            await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor), ("carla", MemberRole.Reader));
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");
        return (organisation, await new OrganisationAssessmentStore(_people.Database)
            .CreateAsync(organisation, "2026-1", settings, new Dictionary<string, Answer>(), "anne", People.Noon, default));
    }
}
