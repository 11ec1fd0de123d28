namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>What becomes of the work of somebody who goes.</summary>
public sealed class LedWorkTests : IDisposable
{
    private const string Open = "holder-opt-out.open";
    private const string Done = "holder-opt-out.done";

    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Holder, Invented.Hospital, null);
    private static readonly AssignmentTarget Axis = AssignmentTarget.Axis("transparency");
    private static readonly AssignmentTarget Question = AssignmentTarget.Question("holder-opt-out");
    private static readonly DateTimeOffset Later = People.Noon.AddHours(1);
    private static readonly IReadOnlyDictionary<string, Handover> NothingSaid = new Dictionary<string, Handover>();

    private readonly People _people = new();
    private readonly MemberStore _members;
    private readonly LedWorkStore _work;
    private readonly TrackingStore _tracking;
    private readonly AssignmentStore _assignments;
    private readonly ReminderStore _reminders;
    private readonly ClosingStore _closing;

    public LedWorkTests()
    {
        _members = new(_people.Database);
        _work = new(_people.Database);
        _tracking = new(_people.Database);
        _assignments = new(_people.Database);
        _reminders = new(_people.Database);
        _closing = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    /// <summary>An organisation in which bruno leads an open and a finished action, an axis, a question, and has reminders.</summary>
    private async Task<(string Organisation, string Assessment)> StartAsync()
    {
        var organisation = await _people.OrganisationAsync(
            ("anne", MemberRole.Owner), ("bruno", MemberRole.Owner), ("carla", MemberRole.Contributor), ("dora", MemberRole.Reader));
        await _people.AccountAsync("admin", staff: "administrator");
        await _people.JoinAsync(organisation, "admin", MemberRole.Owner);
        return (organisation, await AssessmentAsync(organisation));
    }

    private async Task<string> AssessmentAsync(string organisation)
    {
        var id = await new OrganisationAssessmentStore(_people.Database).CreateAsync(
            organisation, "t-1", Settings, new Dictionary<string, Answer>(), "anne", People.Noon, default);
        var led = ActionDetails.Untouched with { Owner = "bruno", OwnerAccount = "bruno" };
        await _tracking.SaveAsync(id, Open, led, 0, AuditActor.Account("anne"), People.Noon, default);
        await _tracking.SaveAsync(id, Done, led with { Status = ActionStatus.Done }, 0, AuditActor.Account("anne"), People.Noon, default);
        await _assignments.AssignAsync(id, Axis, "bruno", new(2026, 12, 1), "anne", People.Noon, default);
        await _assignments.AssignAsync(id, Question, "bruno", new(2026, 12, 1), "anne", People.Noon, default);
        await _reminders.SetWantedAsync(id, "bruno", true, People.Noon, default);
        return id;
    }

    private async Task<TrackedAction> ActionAsync(string assessment, string action) =>
        (await _tracking.OfAssessmentAsync(assessment, default)).Single(one => one.Id == action);

    /// <summary>All that the database holds, one value a line.</summary>
    private async Task<string> TextsAsync()
    {
        await using var connection = await _people.Database.OpenAsync(default);
        var texts = new List<string>();
        foreach (var table in await connection.QueryAsync<string>(EngineSql.Tables))
        {
            foreach (IDictionary<string, object> row in await connection.QueryAsync($"SELECT * FROM \"{table}\""))
            {
                texts.AddRange(row.Values.Select(value => $"{value}"));
            }
        }

        return string.Join('\n', texts);
    }

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
        await _assignments.AssignAsync(id, Axis, "carla", new(2026, 12, 1), "anne", Later, default);
        await _assignments.RemoveAsync(id, Question, "anne", Later, default);
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
        Assert.True(await _work.TellAsync(id, ["a mail", "another mail"], Later, default));
        Assert.False(await _work.TellAsync(id, ["a second one"], Later.AddDays(1), default));
        Assert.Empty(await _work.UntoldAsync(default));
        Assert.Equal(["a mail", "another mail"], await new HeldMailStore(_people.Database).AllAsync(default));
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

    [Fact]
    public async Task An_account_that_leads_in_two_organisations_says_for_both_before_anything_is_written()
    {
        var (organisation, _) = await StartAsync();
        var other = await _people.OrganisationAsync(("eve", MemberRole.Owner));
        await _people.JoinAsync(other, "bruno", MemberRole.Contributor);
        await AssessmentAsync(other);
        var alone = await new OrganisationStore(_people.Database)
            .CreateAsync(People.Hospital with { Name = "Seul" }, "bruno", People.Noon, default);
        await AssessmentAsync(alone);
        var before = await TextsAsync();

        var closing = await _closing.LookAsync("bruno", default);
        Assert.Equal(["Seul"], closing.ToErase);
        Assert.Equal(new[] { organisation, other }.Order(), closing.ToLeave.Select(one => one.Id).Order());
        Assert.Equal(MemberChange.WorkLed,
            await _closing.CloseAsync("bruno", new Dictionary<string, Handover> { [organisation] = new("carla") }, Later, default));
        Assert.Equal(MemberChange.NoSuccessor,
            await _closing.CloseAsync(
            "bruno", new Dictionary<string, Handover> { [organisation] = new("carla"), [other] = new("carla") }, Later, default));
        Assert.Equal(before, await TextsAsync());
        Assert.Equal(MemberChange.Done,
            await _closing.CloseAsync(
            "bruno", new Dictionary<string, Handover> { [organisation] = new("carla"), [other] = Handover.ToNobody }, Later, default));
    }

    [Fact]
    public async Task A_closed_account_leaves_its_name_and_address_nowhere()
    {
        var (organisation, id) = await StartAsync();
        var accounts = new AccountStore(_people.Database);
        var bruno = (await accounts.FindAsync("bruno", default))!;
        (bruno.Name, bruno.Email) = ("Bruno Éphémère", "bruno.ephemere@example.org");
        Assert.True(await accounts.SaveAsync(bruno, default));
        var led = (await ActionAsync(id, Open)).Details;
        Assert.Equal("Bruno Éphémère", led.Owner);
        // As actions of members were kept until November 2026: by name.
        await _tracking.SaveAsync(id, "holder-opt-out.named", ActionDetails.Untouched with { Owner = "Bruno Éphémère" }, 0,
            AuditActor.Account("anne"), People.Noon, default);
        var invitations = new InvitationStore(_people.Database);
        var elsewhere = await _people.OrganisationAsync(("eve", MemberRole.Owner));
        await invitations.AcceptAsync(
            await invitations.InviteAsync(elsewhere, "Bruno.Ephemere@example.org", MemberRole.Reader, "eve", People.Noon, default), "bruno",
            People.Noon, default);

        Assert.Equal(MemberChange.Done,
            await _closing.CloseAsync("bruno", new Dictionary<string, Handover> { [organisation] = Handover.ToNobody }, Later, default));

        Assert.DoesNotContain("phémère", await TextsAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ephemere", await TextsAsync(), StringComparison.OrdinalIgnoreCase);
        foreach (var action in new[] { Open, Done, "holder-opt-out.named" })
        {
            Assert.Equal((null, true, null), await ActionAsync(id, action) is var left
                ? (left.Details.Owner, left.LeftAt is not null, left.LeftBy) : default);
        }

        Assert.True((await _tracking.HistoryAsync(id, Open, default)).Single(change => change.Version == 1).IsAfterGone);
        Assert.All(await _assignments.LeftAsync(id, default), one => Assert.Null(one.LeftBy));
        Assert.Null((await new AuditTrail(_people.Database).VerifyAsync(default)).Fault);
    }

    [Theory]
    [InlineData("dora")]
    [InlineData("carla")]
    public async Task Nobody_wipes_a_free_name_where_they_lead_nothing_by_taking_it_and_closing(string person)
    {
        var (organisation, id) = await StartAsync();
        const string named = "holder-opt-out.named";
        await _tracking.SaveAsync(id, named, ActionDetails.Untouched with { Owner = "Équipe qualité" }, 0,
            AuditActor.Account("anne"), People.Noon, default);
        if (person == "carla")
        {
            await _members.RemoveAsync(organisation, person, null, "anne", People.Noon, default);
        }

        var accounts = new AccountStore(_people.Database);
        var account = (await accounts.FindAsync(person, default))!;
        account.Name = "Équipe qualité";
        Assert.True(await accounts.SaveAsync(account, default));

        Assert.Equal(MemberChange.Done, await _closing.CloseAsync(person, NothingSaid, Later, default));

        Assert.Equal("Équipe qualité", (await ActionAsync(id, named)).Details.Owner);
    }

    [Fact]
    public async Task A_name_that_goes_with_the_account_of_a_namesake_leaves_a_line_in_the_history()
    {
        var (_, id) = await StartAsync();
        const string named = "holder-opt-out.named";
        await _tracking.SaveAsync(id, named, ActionDetails.Untouched with { Owner = "Équipe qualité" }, 0,
            AuditActor.Account("anne"), People.Noon, default);
        var accounts = new AccountStore(_people.Database);
        var carla = (await accounts.FindAsync("carla", default))!;
        carla.Name = "Équipe qualité";
        Assert.True(await accounts.SaveAsync(carla, default));

        Assert.Equal(MemberChange.Done, await _closing.CloseAsync("carla", NothingSaid, Later, default));

        Assert.Equal((null, 2), await ActionAsync(id, named) is var action ? (action.Details.Owner, action.Version) : default);
        Assert.Equal(("owner", "carla", true, null), (await _tracking.HistoryAsync(id, named, default))[0] is var change
            ? (change.Field, change.Author, change.IsBeforeGone, change.After) : default);
        Assert.DoesNotContain("quipe qualit", await TextsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_becomes_staff_leads_nothing_any_more()
    {
        var (organisation, id) = await StartAsync();

        Assert.Equal(4, (await new StaffStore(_people.Database)
            .GiveRoleAsync("bruno", AccountRole.Analyst, AuditActor.System, Later, default))!.Led);

        Assert.Equal("bruno", (await ActionAsync(id, Open)).LeftBy);
        Assert.Empty(await _assignments.OfAssessmentAsync(id, default));
        Assert.Empty(await _work.OfMemberAsync(organisation, "bruno", default));
        Assert.Equal("system", (await _tracking.HistoryAsync(id, Open, default))[0].Author);
        Assert.DoesNotContain(await _members.LeadersAsync(organisation, default), member =>
            member.AccountId is "bruno" or "admin" or "dora");
        Assert.Null(await new StaffStore(_people.Database).GiveRoleAsync("nobody", AccountRole.Analyst, AuditActor.System, Later, default));
    }

    [Fact]
    public async Task Who_alone_owns_an_organisation_becomes_no_staff_with_other_members_or_without()
    {
        var (organisation, _) = await StartAsync();
        await _members.RemoveAsync(organisation, "bruno", Handover.ToNobody, "anne", Later, default);
        await _people.OrganisationAsync(("eve", MemberRole.Owner));
        var staff = new StaffStore(_people.Database);
        var before = await TextsAsync();

        Assert.Equal(["CHU de Montervaux"],
            (await staff.GiveRoleAsync("anne", AccountRole.Analyst, AuditActor.System, Later, default))!.OwnedAlone);
        Assert.False((await staff.GiveRoleAsync("eve", AccountRole.Analyst, AuditActor.System, Later, default))!.IsDone);
        Assert.Equal(before, await TextsAsync());

        // Staff already: another role, or none, changes nothing for the organisation.
        Assert.True((await staff.GiveRoleAsync("admin", AccountRole.Analyst, AuditActor.System, Later, default))!.IsDone);
        await new OrganisationStore(_people.Database).CreateAsync(People.Hospital, "admin", Later, default);
        Assert.True((await staff.GiveRoleAsync("admin", AccountRole.Administrator, AuditActor.System, Later, default))!.IsDone);
        Assert.True((await staff.GiveRoleAsync("admin", null, AuditActor.System, Later, default))!.IsDone);
    }

    // PostgreSQL began later.
    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task A_database_from_before_gives_the_actions_of_those_who_went_to_nobody()
    {
        var (organisation, id) = await StartAsync();
        await _tracking.SaveAsync(id, "holder-opt-out.carla", ActionDetails.Untouched with { Owner = "carla", OwnerAccount = "carla" }, 0,
            AuditActor.Account("anne"), People.Noon, default);
        const string before = """
            DROP TABLE left_work;
            UPDATE tracked_action_history SET value_after = account_after WHERE account_after IS NOT NULL;
            ALTER TABLE tracked_action_history DROP COLUMN account_before;
            ALTER TABLE tracked_action_history DROP COLUMN account_after;
            UPDATE tracked_action SET owner = owner_account;
            DELETE FROM member WHERE account_id = 'bruno';
            DELETE FROM assignment;
            INSERT INTO assignment VALUES (@id, 'axis', 'transparency', 'admin', '2026-12-01', 'anne', '2026-11-23T11:00:00.0000000Z');
            DELETE FROM SchemaVersions WHERE ScriptName LIKE '%0017-%';
            """;
        await using (var connection = await _people.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync(before, new { id });
        }

        _people.Database.Migrate();

        Assert.Equal((null, null, "bruno"), await ActionAsync(id, Open) is var open
            ? (open.Details.Owner, open.Details.OwnerAccount, open.LeftBy) : default);
        Assert.Equal("carla", (await ActionAsync(id, "holder-opt-out.carla")).Details.OwnerAccount);
        Assert.Equal(("carla", "carla"), (await _tracking.HistoryAsync(id, "holder-opt-out.carla", default)).Single() is var change
            ? (change.After, change.AccountAfter) : default);
        Assert.Equal("admin", Assert.Single(await _assignments.LeftAsync(id, default)).LeftBy);
        Assert.Equal((organisation, 1, 1), Assert.Single(await _work.UntoldAsync(default)) is var left
            ? (left.OrganisationId, left.Actions, left.Answers) : default);
    }
}
