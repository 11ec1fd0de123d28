namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>What becomes of the work of a member who goes.</summary>
public sealed class LedWorkTests : LedWorkCase
{
    [Fact]
    public async Task A_member_leads_their_open_actions_what_they_are_asked_and_their_reminders()
    {
        var (organisation, id) = await StartAsync();

        var led = await _work.OfMemberAsync(organisation, "bruno", default);

        Assert.Equal(
            [(LedWorkKind.Action, Open), (LedWorkKind.Axis, "transparency"), (LedWorkKind.Question, "holder-opt-out"),
                (LedWorkKind.Reminders, "")],
            led.Select(one => (one.Kind, one.TargetId)));
        Assert.All(led, one => Assert.Equal((id, "t-1"), (one.AssessmentId, one.Questionnaire)));
        Assert.Empty(await _work.OfMemberAsync(organisation, "anne", default));
    }

    [Fact]
    public async Task Whoever_leads_work_does_not_go_before_it_is_said_who_leads_it_from_then_on()
    {
        var (organisation, _) = await StartAsync();
        var before = await TextsAsync();

        Assert.Equal(MemberChange.WorkLed, await _members.RemoveAsync(organisation, "bruno", null, "anne", Later, default));
        Assert.Equal(MemberChange.WorkLed,
            await _members.ChangeRoleAsync(organisation, "bruno", MemberRole.Reader, null, "anne", Later, default));
        Assert.Equal(MemberChange.WorkLed, await _closing.CloseAsync("bruno", NothingSaid, Later, default));
        Assert.Equal(before, await TextsAsync());

        Assert.Equal(MemberChange.Done,
            await _members.ChangeRoleAsync(organisation, "bruno", MemberRole.Contributor, null, "anne", Later, default));
        Assert.Equal(4, (await _work.OfMemberAsync(organisation, "bruno", default)).Count);
        Assert.Equal(MemberChange.Done, await _members.RemoveAsync(organisation, "carla", null, "anne", Later, default));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("reader")]
    [InlineData("closed")]
    public async Task Work_goes_to_the_member_who_is_named(string way)
    {
        var (organisation, id) = await StartAsync();
        var to = new Handover("carla");

        var change = way switch
        {
            "removed" => await _members.RemoveAsync(organisation, "bruno", to, "anne", Later, default),
            "reader" => await _members.ChangeRoleAsync(organisation, "bruno", MemberRole.Reader, to, "anne", Later, default),
            _ => await _closing.CloseAsync("bruno", new Dictionary<string, Handover> { [organisation] = to }, Later, default),
        };

        Assert.Equal(MemberChange.Done, change);
        var action = await ActionAsync(id, Open);
        Assert.Equal(("carla", "carla", 2, null), (action.Details.Owner, action.Details.OwnerAccount, action.Version, action.LeftAt));
        Assert.Null((await ActionAsync(id, Done)).Details.OwnerAccount);
        Assert.Equal([(Axis, "carla"), (Question, "carla")], (await _assignments.OfAssessmentAsync(id, default))
            .Select(one => (one.Target, one.AccountId)));
        Assert.True(await _reminders.IsWantedAsync(id, "carla", default));
        Assert.False(await _reminders.IsWantedAsync(id, "bruno", default));
        Assert.Empty(await _work.UntoldAsync(default));
        Assert.Empty(await _work.OfMemberAsync(organisation, "bruno", default));
        Assert.Equal(2, (await new AuditQuery(_people.Database).OfOrganisationAsync(organisation, new(AuditAction.Assigned), 0, 9, default))
            .Count(entry => entry.At == Later));
    }

    [Theory]
    [InlineData("dora")]
    [InlineData("admin")]
    [InlineData("eve")]
    [InlineData("bruno")]
    [InlineData("")]
    public async Task Work_goes_to_no_reader_no_staff_no_stranger_and_not_to_whoever_goes(string successor)
    {
        var (organisation, _) = await StartAsync();
        await _people.OrganisationAsync(("eve", MemberRole.Owner));
        var before = await TextsAsync();
        var to = new Handover(successor);

        Assert.Equal(MemberChange.NoSuccessor, await _members.RemoveAsync(organisation, "bruno", to, "anne", Later, default));
        Assert.Equal(MemberChange.NoSuccessor,
            await _members.ChangeRoleAsync(organisation, "bruno", MemberRole.Reader, to, "anne", Later, default));
        Assert.Equal(MemberChange.NoSuccessor,
            await _closing.CloseAsync("bruno", new Dictionary<string, Handover> { [organisation] = to }, Later, default));
        Assert.Equal(before, await TextsAsync());
    }

    [Fact]
    public async Task Work_that_goes_to_nobody_names_who_led_it_until_somebody_takes_it_over()
    {
        var (organisation, id) = await StartAsync();

        Assert.Equal(MemberChange.Done, await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", Later, default));

        var action = await ActionAsync(id, Open);
        Assert.Equal((null, Later, "bruno"), (action.Details.Owner, action.LeftAt, action.LeftBy));
        Assert.Equal([(Axis, "bruno"), (Question, "bruno")], (await _assignments.LeftAsync(id, default))
            .Select(one => (one.Target, one.LeftBy)));
        Assert.Equal((1, 2), Assert.Single(await _work.UntoldAsync(default)) is var left ? (left.Actions, left.Answers) : default);

        await _tracking.SaveAsync(id, Open, action.Details with { Owner = "carla", OwnerAccount = "carla" }, action.Version,
            AuditActor.Account("anne"), Later, default);
        await _assignments.AssignAsync(id, [Axis], "carla", new(2026, 12, 1), "anne", Later, default);
        await _assignments.RemoveAsync(id, [Question], "anne", Later, default);
        Assert.Null((await ActionAsync(id, Open)).LeftAt);
        Assert.Empty(await _assignments.LeftAsync(id, default));
        Assert.Empty(await _work.UntoldAsync(default));
    }

    [Fact]
    public async Task Owners_are_told_once_of_work_that_nobody_leads()
    {
        var (organisation, id) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", People.Noon, default);

        Assert.Equal([("anne@example.org", "fr")], await _work.OwnersAsync(organisation, default));
        static WaitingMail Mail(string id) => new(id, "", Later, null, Later);
        Assert.True(await _work.TellAsync(id, [Mail("a mail"), Mail("another mail")], Later, default));
        Assert.False(await _work.TellAsync(id, [Mail("a second one")], Later.AddDays(1), default));
        Assert.Empty(await _work.UntoldAsync(default));
        Assert.Equal(2, await new MailStore(_people.Database).CountAsync(refused: false, default));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_action_that_was_done_when_its_lead_went_though_it_begins_again()
    {
        var (organisation, id) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", Later, default);

        var action = await ActionAsync(id, Done);
        await _tracking.SaveAsync(
            id, Done, action.Details with { Status = ActionStatus.Doing }, action.Version, AuditActor.Account("anne"), Later, default);

        Assert.Equal(1, Assert.Single(await _work.UntoldAsync(default)).Actions);
    }

    [Fact]
    public async Task Owners_are_told_of_nothing_that_needs_nobody_any_more()
    {
        var (organisation, assessment) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", Later, default);
        var left = await ActionAsync(assessment, Open);

        await _tracking.SaveAsync(
            assessment, Open, left.Details with { Status = ActionStatus.Done }, left.Version, AuditActor.Account("anne"), Later, default);
        await _people.Database.ExecuteAsync(
            "UPDATE assessment SET state = 'finalised' WHERE id = @assessment", new { assessment }, default);

        Assert.Empty(await _work.UntoldAsync(default));
    }

    [Fact]
    public async Task An_owner_beside_whom_staff_alone_is_owner_does_not_close_the_account()
    {
        var (organisation, _) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", Later, default);

        Assert.NotEmpty((await _closing.LookAsync("anne", default)).ToHandOver);
        Assert.Equal(MemberChange.LastOwner, await _closing.CloseAsync("anne", NothingSaid, Later, default));
    }

    [Fact]
    public async Task Of_two_owners_who_hand_over_to_each_other_at_once_the_second_is_refused()
    {
        var (organisation, id) = await StartAsync();
        await _tracking.SaveAsync(id, "holder-opt-out.other", ActionDetails.Untouched with { Owner = "carla", OwnerAccount = "carla" }, 0,
            AuditActor.Account("anne"), People.Noon, default);

        var changes = await Task.WhenAll(
            Task.Run(() => _members.RemoveAsync(organisation, "bruno", new("carla"), "anne", Later, default)),
            Task.Run(() => _members.RemoveAsync(organisation, "carla", new("bruno"), "anne", Later, default)));

        Assert.Equal([MemberChange.Done, MemberChange.NoSuccessor], changes.Order());
    }

    [Fact]
    public async Task An_action_given_to_somebody_who_went_meanwhile_is_nobodys()
    {
        var (organisation, id) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", People.Noon, default);

        await _tracking.SaveAsync(id, "holder-opt-out.other", ActionDetails.Untouched with { Owner = "bruno", OwnerAccount = "bruno" }, 0,
            AuditActor.Account("anne"), Later, default);

        var action = await ActionAsync(id, "holder-opt-out.other");
        Assert.Equal((null, null, "bruno"), (action.Details.Owner, action.Details.OwnerAccount, action.LeftBy));
    }
}
