namespace EhdsReadiness.Core.Tests.Organisations;

/// <summary>What becomes of the work of an account that is closed or becomes staff.</summary>
public sealed class LedWorkOfAccountsTests : LedWorkCase
{
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
        Assert.Equal(["Seul"], closing.ToErase.Select(one => one.Name));
        Assert.Equal(new[] { organisation, other }.Order(), closing.ToLeave.Select(one => one.Id).Order());
        Assert.Equal(MemberChange.WorkLed,
            await _closing.CloseAsync("bruno", new Dictionary<string, Handover> { [organisation] = new("carla") }, Later, default));
        Assert.Equal(MemberChange.NoSuccessor,
            await _closing.CloseAsync(
            "bruno", new Dictionary<string, Handover> { [organisation] = new("carla"), [other] = new("carla") }, Later, default));
        var handovers = new Dictionary<string, Handover> { [organisation] = new("carla"), [other] = Handover.ToNobody };
        Assert.Equal(MemberChange.MoreGoes, await _closing.CloseAsync("bruno", handovers, Later, default, told: []));
        Assert.Equal(before, await TextsAsync());
        Assert.Equal(MemberChange.Done, await _closing.CloseAsync("bruno", handovers, Later, default, told: [alone]));
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
