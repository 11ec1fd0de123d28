namespace EhdsReadiness.Core.Tests.Organisations;

public sealed class AccessConditionTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly AssessmentSettings Settings =
        new(AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU");

    private readonly People _people = new();

    private Database Database => _people.Database;

    public void Dispose() => _people.Dispose();

    /// <summary>An organisation with two owners, and the session of one of them.</summary>
    private async Task<(string Organisation, string Session)> TwoOwnersAsync()
    {
        var id = await _people.OrganisationAsync(("anne", MemberRole.Owner), ("bruno", MemberRole.Owner));
        return (id, Secret.Hash(
            await new SessionStore(Database).BeginAsync("bruno", "", "", People.Noon, People.Noon.AddDays(-1), default)));
    }

    [Fact]
    public async Task Nothing_is_written_for_an_owner_who_was_removed_after_the_page_had_looked()
    {
        var (id, session) = await TwoOwnersAsync();
        await new MemberStore(Database).RemoveAsync(id, "bruno", null, "anne", People.Noon, default);
        var before = await CountAsync();
        Func<Task>[] writes =
        [
            () => new InvitationStore(Database).InviteAsync(id, "x@example.org", MemberRole.Owner, "bruno", People.Noon, default),
            () => new AgreementStore(Database).SayAsync(id, true, "bruno", People.Noon, default),
            () => new MemberStore(Database).RemoveAsync(id, "anne", null, "bruno", People.Noon, default),
            () => new GrantStore(Database).GrantAsync(id, id, true, Today, "bruno", People.Noon, default),
            () => new ConsultancyStore(Database).MakeCodeAsync(id, People.Noon, default),
            () => new OrganisationAssessmentStore(Database)
                .CreateAsync(id, "2026.1", Settings, new Dictionary<string, Answer>(), "bruno", People.Noon, default),
            () => new Core.Retention.OrganisationErasure(Database).EraseAsync(id, "bruno", People.Noon, default),
        ];

        foreach (var write in writes)
        {
            Assert.Equal(AccessEnd.Gone,
                await RefusedAsync(AccessCondition.ToOrganisation(id, "bruno", session, OrganisationRight.Manage), write));
        }

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_lesser_role_is_forbidden_and_an_ended_session_is_nobody()
    {
        var (id, session) = await TwoOwnersAsync();
        var condition = AccessCondition.ToOrganisation(id, "bruno", session, OrganisationRight.Manage);
        Task WriteAsync() => new AgreementStore(Database).SayAsync(id, true, "bruno", People.Noon, default);
        Assert.Null(await RefusedAsync(condition, WriteAsync));

        await new MemberStore(Database).ChangeRoleAsync(id, "bruno", MemberRole.Contributor, null, "anne", People.Noon, default);
        Assert.Equal(AccessEnd.Forbidden, await RefusedAsync(condition, WriteAsync));
        await new MemberStore(Database).ChangeRoleAsync(id, "bruno", MemberRole.Owner, null, "anne", People.Noon, default);
        Assert.Null(await RefusedAsync(condition, WriteAsync));

        await new SessionStore(Database).EndAsync("bruno", session, default);
        Assert.Equal(AccessEnd.Gone, await RefusedAsync(condition, WriteAsync));
    }

    [Fact]
    public async Task A_link_writes_nothing_any_more_once_the_assessment_is_an_organisations()
    {
        var (id, _) = await TwoOwnersAsync();
        var assessments = new AssessmentStore(Database);
        var key = await assessments.CreateAsync("2026.1", Settings, new Dictionary<string, Answer>(), People.Noon, default);
        var stored = (await assessments.FindAsync(key, default))!;
        Assert.True(await new OrganisationAssessmentStore(Database).AttachAsync(stored.Id, id, "anne", People.Noon, default));

        foreach (var (right, write) in new (Right, Func<Task>)[]
        {
            (Right.FollowPlan, () => new ScenarioStore(Database).CreateAsync(stored.Id, "si", Scenario.Nothing, People.Noon, default)),
            (Right.FollowPlan, () =>
                new TrackingStore(Database)
                .AddAsync(stored.Id, ActionDetails.Untouched with { Title = "à nous" }, AuditActor.Link, People.Noon, default)),
            (Right.ShareByLink, () => assessments.ReplaceKeyAsync(stored.Id, default)),
        })
        {
            Assert.Equal(AccessEnd.Gone, await RefusedAsync(AccessCondition.ToAssessment(key, null, right, inTurn: true, Today), write));
        }

        // By itself, too.
        Assert.False(await assessments.DeleteAsync(stored, AuditActor.Link, People.Noon, default));
    }

    [Fact]
    public async Task Nobody_attaches_to_an_organisation_that_they_may_not_begin_for()
    {
        var (id, _) = await TwoOwnersAsync();
        await _people.AccountAsync("claire");
        var assessments = new AssessmentStore(Database);
        var stored = (await assessments.FindAsync(
            await assessments.CreateAsync("2026.1", Settings, new Dictionary<string, Answer>(), People.Noon, default), default))!;
        var shared = new OrganisationAssessmentStore(Database);
        Assert.False(await shared.AttachAsync(stored.Id, id, "claire", People.Noon, default));
        await _people.JoinAsync(id, "claire", MemberRole.Reader);
        Assert.False(await shared.AttachAsync(stored.Id, id, "claire", People.Noon, default));
    }

    [Fact]
    public async Task Staff_write_only_while_they_have_their_role_and_their_second_factor()
    {
        await _people.AccountAsync("emil", staff: "administrator");
        var session = Secret.Hash(
            await new SessionStore(Database).BeginAsync("emil", "", "", People.Noon, People.Noon.AddDays(-1), default));
        var condition = AccessCondition.ToStaff("emil", session, "administrator");
        Task WriteAsync() =>
            new AuditTrail(Database)
            .AppendAsync(new(AuditAction.Published, AuditActor.System, AuditSubject.Publication("1"), null), People.Noon, default);
        Assert.Equal(AccessEnd.Gone, await RefusedAsync(condition, WriteAsync));
        await ExecuteAsync("UPDATE account SET two_factor = TRUE WHERE id = 'emil'");
        Assert.Null(await RefusedAsync(condition, WriteAsync));
        await ExecuteAsync("UPDATE account SET role = NULL WHERE id = 'emil'");
        Assert.Equal(AccessEnd.Gone, await RefusedAsync(condition, WriteAsync));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("demoted")]
    [InlineData("closed")]
    [InlineData("staff")]
    public async Task An_invitation_ends_with_the_ownership_of_whoever_sent_it(string end)
    {
        var (id, _) = await TwoOwnersAsync();
        await _people.AccountAsync("claire");
        var invitations = new InvitationStore(Database);
        var token = await invitations.InviteAsync(id, "claire@example.org", MemberRole.Owner, "bruno", People.Noon, default);
        Assert.NotNull(await invitations.FindAsync(token, People.Noon, default));

        _ = end switch
        {
            "removed" => await new MemberStore(Database).RemoveAsync(id, "bruno", null, "anne", People.Noon, default) == MemberChange.Done,
            "demoted" => await new MemberStore(Database)
                .ChangeRoleAsync(id, "bruno", MemberRole.Contributor, null, "anne", People.Noon, default) == MemberChange.Done,
            "closed" => await new ClosingStore(Database)
                .CloseAsync("bruno", new Dictionary<string, Handover>(), People.Noon, default) == MemberChange.Done,
            _ => await ExecuteAsync("UPDATE account SET role = 'analyst' WHERE id = 'bruno'") == 1,
        };

        Assert.Null(await invitations.FindAsync(token, People.Noon, default));
        Assert.Empty(await invitations.OpenAsync(id, People.Noon, default));
        Assert.Null(await invitations.AcceptAsync(token, "claire", People.Noon, default));
    }

    private async Task<AccessEnd?> RefusedAsync(
        Func<System.Data.Common.DbConnection, System.Data.Common.DbTransaction, Task> condition, Func<Task> write)
    {
        Database.Require(condition);
        try
        {
            await write();
            return null;
        }
        catch (AccessEndedException e)
        {
            return e.End;
        }
        finally
        {
            Database.Require(null);
        }
    }

    private async Task<(long, long, long, long)> CountAsync()
    {
        await using var connection = await Database.OpenAsync(default);
        return await connection.QuerySingleAsync<(long, long, long, long)>(
            "SELECT (SELECT COUNT(*) FROM audit_entry), (SELECT COUNT(*) FROM invitation), (SELECT COUNT(*) FROM member), (SELECT " +
                "COUNT(*) FROM assessment)");
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(default);
        return await connection.ExecuteAsync(sql);
    }
}
