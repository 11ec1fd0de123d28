namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class JoinTests : IDisposable
{
    private const string Number = "732829320";

    private readonly People _people = new();
    private readonly JoinStore _joins;

    public JoinTests() => _joins = new(_people.Database);

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Who_has_proven_the_number_is_shown_and_no_name_that_a_stranger_chose()
    {
        var first = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var second = await _people.OrganisationAsync(("bruno", MemberRole.Owner));
        await _people.AccountAsync("claire");
        await ExecuteAsync($"UPDATE organisation SET created_at = '2026-11-24T00:00:00.000Z' WHERE id = '{second}'");

        Assert.Equal(new(first, Number, null, false, false), await _joins.FindAsync(Number, "claire", People.Noon, default));
        Assert.Equal(second, (await _joins.FindAsync(Number, "anne", People.Noon, default))!.OrganisationId);
        Assert.Null(await _joins.FindAsync("552100554", "claire", People.Noon, default));

        await new ClaimStore(_people.Database).ConfirmAsync(second, Number, "someone", "Seen", People.Noon, default);
        Assert.Equal(
            new(second, Number, "CHU de Montervaux", true, false), await _joins.FindAsync(Number, "claire", People.Noon, default));
        await new RegisterStore(_people.Database).ReplaceAsync(
            [new(Number, "Au registre", "hospital", "FR-GES", Roles.Holder, [], null)], AuditActor.System, People.Noon, default);
        Assert.Equal("Au registre", (await _joins.FindAsync(Number, "claire", People.Noon, default))!.Name);
    }

    [Fact]
    public async Task One_request_of_a_person_is_open_and_whoever_is_let_in_is_a_member_once()
    {
        var (organisation, id) = await AskAsync();

        Assert.Equal(JoinOutcome.AskedBefore, await AskAgainAsync(organisation, People.Noon));
        Assert.True((await _joins.FindAsync(Number, "claire", People.Noon, default))!.IsAsked);
        Assert.Null(await _joins.DecideAsync(id, "another", MemberRole.Reader, "anne", People.Noon, default));

        Assert.Equal("claire@example.org",
            (await _joins.DecideAsync(id, organisation, MemberRole.Reader, "anne", People.Noon, default))!.Email);

        Assert.Null(await _joins.DecideAsync(id, organisation, MemberRole.Owner, "anne", People.Noon, default));
        Assert.Equal(MemberRole.Reader, (await new MemberStore(_people.Database).OfOrganisationAsync(organisation, default))
            .Single(member => member.AccountId == "claire").Role);
        Assert.Equal(JoinOutcome.Member, await AskAgainAsync(organisation, People.Noon));
        Assert.Equal(["created", "asked_to_join", "joined"], await ActionsAsync(organisation));
    }

    [Fact]
    public async Task A_request_that_is_refused_or_withdrawn_is_open_no_more_and_may_be_made_again()
    {
        var (organisation, id) = await AskAsync();

        Assert.NotNull(await _joins.DecideAsync(id, organisation, null, "anne", People.Noon, default));
        Assert.False(await _joins.IsOpenAsync(id, People.Noon, default));
        Assert.Equal(JoinOutcome.Asked, await AskAgainAsync(organisation, People.Noon));
        var again = (await _joins.OfAccountAsync("claire", People.Noon, default)).Single().Id;
        Assert.False(await _joins.WithdrawAsync(again, "anne", People.Noon, default));
        Assert.True(await _joins.WithdrawAsync(again, "claire", People.Noon, default));

        Assert.Empty(await _joins.OpenAsync(organisation, People.Noon, default));
        Assert.Equal(["created", "asked_to_join", "refused", "asked_to_join", "withdrew"], await ActionsAsync(organisation));
    }

    [Fact]
    public async Task A_request_ends_after_forty_five_days_and_its_message_goes()
    {
        var (organisation, id) = await AskAsync();
        var end = People.Noon.AddDays(45);

        Assert.True(await _joins.IsOpenAsync(id, end.AddMilliseconds(-1), default));
        Assert.False(await _joins.IsOpenAsync(id, end, default));
        Assert.Null(await _joins.DecideAsync(id, organisation, MemberRole.Reader, "anne", end, default));
        Assert.Equal(1, await new RetentionStore(_people.Database, new()).DeleteTracesAsync(end, end, default));
        Assert.Equal(JoinOutcome.Asked, await AskAgainAsync(organisation, end));
    }

    [Fact]
    public async Task A_request_of_somebody_who_is_kept_out_or_becomes_staff_is_open_no_more_and_one_goes_with_its_account()
    {
        var (organisation, id) = await AskAsync();

        await ExecuteAsync("UPDATE account SET disabled_at = created_at WHERE id = 'claire'");
        Assert.Null(await _joins.DecideAsync(id, organisation, MemberRole.Reader, "anne", People.Noon, default));
        await ExecuteAsync("UPDATE account SET disabled_at = NULL, role = 'analyst' WHERE id = 'claire'");
        Assert.Empty(await _joins.OpenAsync(organisation, People.Noon, default));
        await ExecuteAsync("UPDATE account SET role = NULL WHERE id = 'claire'");
        Assert.Equal(MemberChange.Done, await new ClosingStore(_people.Database)
            .CloseAsync("claire", new Dictionary<string, Handover>(), People.Noon, default));

        await using var connection = await _people.Database.OpenAsync(default);
        Assert.Equal(0, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM join_request"));
    }

    [Fact]
    public async Task An_organisation_that_gives_another_number_meanwhile_is_not_asked()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("claire");
        var found = (await _joins.FindAsync(Number, "claire", People.Noon, default))!;
        Assert.True(await new OrganisationStore(_people.Database).SaveAsync(
            organisation, People.Hospital with { Siren = "552100554" }, People.Hospital, "anne", People.Noon, default));

        Assert.Equal(JoinOutcome.Gone, await _joins.AskAsync(found, "claire", null, People.Noon, default));
    }

    private async Task<(string Organisation, string Id)> AskAsync()
    {
        var organisation = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("claire");
        Assert.Equal(JoinOutcome.Asked, await AskAgainAsync(organisation, People.Noon));
        var request = (await _joins.OpenAsync(organisation, People.Noon, default)).Single();
        Assert.Equal(("claire", "Je suis du registre.", Number), (request.Name, request.Message, request.Identifier));
        return (organisation, request.Id);
    }

    private Task<JoinOutcome> AskAgainAsync(string organisation, DateTimeOffset at) =>
        _joins.AskAsync(new(organisation, Number, null, false, false), "claire", "Je suis du registre.", at, default);

    private async Task<IReadOnlyList<string>> ActionsAsync(string organisation)
    {
        await using var connection = await _people.Database.OpenAsync(default);
        return (await connection.QueryAsync<string>(
            "SELECT action FROM audit_entry WHERE organisation_id = @organisation ORDER BY number", new { organisation })).AsList();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _people.Database.OpenAsync(default);
        await connection.ExecuteAsync(sql, null, null, default);
    }
}
