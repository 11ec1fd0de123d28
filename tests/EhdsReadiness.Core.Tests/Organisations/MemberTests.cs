namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class MemberTests : IDisposable
{
    private readonly People _people = new();
    private readonly OrganisationStore _organisations;
    private readonly MemberStore _members;

    public MemberTests()
    {
        _organisations = new(_people.Database);
        _members = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    [Fact]
    public async Task Whoever_makes_an_organisation_is_its_owner_and_nobody_else_finds_it()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("bruno");

        var found = await _organisations.FindAsync(id, "anne", default);
        Assert.Equal((People.Hospital, MemberRole.Owner, People.Noon), (found!.Details, found.Role, found.CreatedAt));
        Assert.Null(await _organisations.FindAsync(id, "bruno", default));
        Assert.Empty(await _organisations.OfAccountAsync("bruno", default));
        Assert.Equal(id, Assert.Single(await _organisations.OfAccountAsync("anne", default)).Id);
    }

    [Fact]
    public async Task A_member_who_becomes_staff_finds_it_no_more()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("admin", staff: "administrator");
        await _people.JoinAsync(id, "admin", MemberRole.Owner);

        Assert.Null(await _organisations.FindAsync(id, "admin", default));
        Assert.Empty(await _organisations.OfAccountAsync("admin", default));
    }

    [Fact]
    public async Task An_owner_who_is_kept_out_is_none_that_an_organisation_keeps_nor_lets_anybody_in_or_leads()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Owner));
        await _people.AccountAsync("claire");
        var invitations = new InvitationStore(_people.Database);
        var token = await invitations.InviteAsync(id, "claire@example.org", MemberRole.Owner, "bruno", People.Noon, default);

        Assert.True(await new AccountStore(_people.Database).SetDisabledAsync("bruno", true, AuditActor.System, People.Noon, default));

        Assert.Null(await invitations.FindAsync(token, People.Noon, default));
        Assert.Null(await invitations.AcceptAsync(token, "claire", People.Noon, default));
        Assert.Equal("anne", Assert.Single(await _members.LeadersAsync(id, default)).AccountId);
        Assert.Equal(MemberChange.LastOwner, await _members.RemoveAsync(id, "anne", null, "anne", People.Noon, default));
        Assert.Equal(["CHU de Montervaux"], (await new ClosingStore(_people.Database).LookAsync("anne", default)).ToHandOver);

        Assert.True(await new AccountStore(_people.Database).SetDisabledAsync("bruno", false, AuditActor.System, People.Noon, default));
        Assert.NotNull(await invitations.FindAsync(token, People.Noon, default));
    }

    [Fact]
    public async Task What_an_organisation_says_of_itself_can_be_changed()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        var changed = new OrganisationDetails("Registre Île", "registry", null, null, "BE 0123.456", "Groupe", true, Language.English);
        var seen = (await _organisations.FindAsync(id, "anne", default))!.Details;
        Assert.True(await _organisations.SaveAsync(id, changed, seen, "anne", People.Noon, default));
        Assert.Equal(changed, (await _organisations.FindAsync(id, "anne", default))!.Details);

        // Somebody else still has the former details on the screen.
        Assert.False(await _organisations.SaveAsync(id, seen with { Name = "Registre" }, seen, "anne", People.Noon, default));
        Assert.Equal(changed, (await _organisations.FindAsync(id, "anne", default))!.Details);
        Assert.NotEqual(seen.Mark, changed.Mark);
    }

    [Fact]
    public async Task The_last_owner_can_neither_leave_nor_become_less()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Contributor));

        Assert.Equal(MemberChange.LastOwner, await _members.RemoveAsync(id, "anne", null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.LastOwner,
            await _members.ChangeRoleAsync(id, "anne", MemberRole.Reader, null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.Done, await _members.ChangeRoleAsync(id, "anne", MemberRole.Owner, null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.Done, await _members.ChangeRoleAsync(id, "bruno", MemberRole.Owner, null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.Done, await _members.RemoveAsync(id, "anne", null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.LastOwner, await _members.RemoveAsync(id, "bruno", null, "anne", People.Noon, default));
        Assert.Equal(("bruno", MemberRole.Owner), Assert.Single(await _members.OfOrganisationAsync(id, default)) is var left
            ? (left.AccountId, left.Role) : default);
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Owner));
        var changes = await Task.WhenAll(new[]
            { "anne", "bruno" }.Select(account => Task.Run(() => _members.RemoveAsync(id, account, null, "anne", People.Noon, default))));
        Assert.Equal([MemberChange.Done, MemberChange.LastOwner], changes.Order());
    }

    [Fact]
    public async Task Somebody_who_left_already_is_no_member()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Reader));
        Assert.Equal(MemberChange.Done, await _members.RemoveAsync(id, "bruno", null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.NoMember, await _members.RemoveAsync(id, "bruno", null, "anne", People.Noon, default));
        Assert.Equal(MemberChange.NoMember,
            await _members.ChangeRoleAsync(id, "bruno", MemberRole.Owner, null, "anne", People.Noon, default));
    }

    [Fact]
    public async Task An_administrator_names_an_owner_only_where_none_is_left_who_can_open_the_organisation()
    {
        using var people = new People();
        var members = new MemberStore(people.Database);
        var id = await people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Reader));
        Task<bool> NameAsync(string account) =>
            members.NameOwnerAsync(id, account, "administrator", "Anne est partie", People.Noon, default);

        Assert.False(await NameAsync("bruno"));
        await using (var connection = await people.Database.OpenAsync(default))
        {
            await connection.ExecuteAsync("UPDATE account SET disabled_at = created_at WHERE id = 'anne'", null, null, default);
        }

        Assert.False(await NameAsync("anne"));
        Assert.False(await NameAsync("nobody"));
        Assert.True(await NameAsync("bruno"));
        Assert.False(await NameAsync("bruno"));
        Assert.Equal(("bruno", MemberRole.Owner), (await members.ActiveAsync(id, default)) is [var only] ? (only.AccountId, only.Role)
            : default);
        await using var reading = await people.Database.OpenAsync(default);
        Assert.Equal("Anne est partie", await reading.QuerySingleAsync<string>(
            "SELECT detail.remark FROM audit_entry AS entry JOIN audit_detail AS detail ON detail.number = entry.number WHERE " +
                "entry.action = 'settled'"));
    }
}
