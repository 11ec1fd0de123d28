namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class InvitationTests : IDisposable
{
    private readonly People _people = new();
    private readonly InvitationStore _invitations;
    private readonly MemberStore _members;

    public InvitationTests()
    {
        _invitations = new(_people.Database);
        _members = new(_people.Database);
    }

    public void Dispose() => _people.Dispose();

    private async Task<(string Organisation, string Token)> InviteAsync(string email = "bruno@example.org")
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner));
        await _people.AccountAsync("bruno");
        return (id, await _invitations.InviteAsync(id, email, MemberRole.Contributor, "anne", People.Noon, default));
    }

    [Fact]
    public async Task The_invited_account_becomes_a_member_once()
    {
        var (id, token) = await InviteAsync("Bruno@Example.org");

        Assert.Equal((id, "CHU de Montervaux", MemberRole.Contributor), await _invitations.FindAsync(token, People.Noon, default) is
            { } open ? (open.OrganisationId, open.OrganisationName, open.Role) : default);
        Assert.Equal(id, (await _invitations.AcceptAsync(token, "bruno", People.Noon, default))!.OrganisationId);
        Assert.Equal(MemberRole.Contributor, (await _members.OfOrganisationAsync(id, default)).Single(member => member.AccountId == "bruno")
            .Role);
        Assert.Null(await _invitations.FindAsync(token, People.Noon, default));
        Assert.Null(await _invitations.AcceptAsync(token, "bruno", People.Noon, default));
        Assert.Empty(await _invitations.OpenAsync(id, People.Noon, default));
    }

    [Fact]
    public async Task A_link_is_good_for_seven_days_and_only_its_hash_is_kept()
    {
        var (id, token) = await InviteAsync();
        var end = People.Noon + TimeSpan.FromDays(7);

        Assert.NotNull(await _invitations.FindAsync(token, end.AddMilliseconds(-1), default));
        Assert.Null(await _invitations.FindAsync(token, end, default));
        Assert.Null(await _invitations.AcceptAsync(token, "bruno", end, default));
        Assert.Empty(await _invitations.OpenAsync(id, end, default));
        await using var connection = await _people.Database.OpenAsync(default);
        Assert.Equal(AssessmentKey.Hash(token), await connection.QuerySingleAsync<string>("SELECT token_hash FROM invitation"));
    }

    [Fact]
    public async Task It_is_good_for_nobody_but_the_invited_address_without_a_staff_role()
    {
        var (id, token) = await InviteAsync();
        await _people.AccountAsync("carla");
        Assert.Null(await _invitations.AcceptAsync(token, "carla", People.Noon, default));

        await _people.AccountAsync("emil", staff: "analyst");
        var staff = await _invitations.InviteAsync(id, "emil@example.org", MemberRole.Reader, "anne", People.Noon, default);
        Assert.Null(await _invitations.AcceptAsync(staff, "emil", People.Noon, default));
        Assert.Equal(2, (await _invitations.OpenAsync(id, People.Noon, default)).Count);
        Assert.Single(await _members.OfOrganisationAsync(id, default));
    }

    [Fact]
    public async Task A_withdrawn_one_and_one_that_was_sent_again_open_nothing()
    {
        var (id, first) = await InviteAsync();
        var second = await _invitations.InviteAsync(id, "BRUNO@example.org", MemberRole.Reader, "anne", People.Noon, default);
        Assert.Null(await _invitations.FindAsync(first, People.Noon, default));

        var open = Assert.Single(await _invitations.OpenAsync(id, People.Noon, default));
        Assert.False(await _invitations.WithdrawAsync("another", open.Id, "anne", People.Noon, default));
        Assert.True(await _invitations.WithdrawAsync(id, open.Id, "anne", People.Noon, default));
        Assert.False(await _invitations.WithdrawAsync(id, open.Id, "anne", People.Noon, default));
        Assert.Null(await _invitations.AcceptAsync(second, "bruno", People.Noon, default));
    }

    [Fact]
    public async Task Somebody_who_is_a_member_already_keeps_their_role()
    {
        var (id, _) = await InviteAsync();
        var token = await _invitations.InviteAsync(id, "anne@example.org", MemberRole.Reader, "anne", People.Noon, default);
        Assert.NotNull(await _invitations.AcceptAsync(token, "anne", People.Noon, default));
        Assert.Equal(MemberRole.Owner, Assert.Single(await _members.OfOrganisationAsync(id, default)).Role);
    }
}
