using System.Data.Common;

namespace EhdsReadiness.Core.Tests.Audit;

public sealed class AuditTrailTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly AuditActor Claire = AuditActor.Account("claire");

    private readonly TemporaryDatabase _temporary = new();
    private readonly AuditTrail _trail;

    public AuditTrailTests() => _trail = new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task An_empty_trail_is_whole()
    {
        var seen = await _trail.VerifyAsync(default);
        Assert.Equal((0, null, AuditChain.Start), (seen.Count, seen.Fault, seen.Last));
    }

    [Fact]
    public async Task Entries_follow_one_another_in_the_chain_of_their_organisation_or_of_the_site()
    {
        await WriteAsync("a", "b", null, "a");

        var entries = _temporary.Ask("SELECT number || ' ' || action || ' ' || COALESCE(organisation_id, '-') || ' ' || place FROM audit_entry " +
            "ORDER BY number");
        Assert.Equal(["1 answered a 1", "2 answered b 1", "3 answered - 1", "4 answered a 2"], entries);
        var moments = await _temporary.Database.ListAsync<string>("SELECT DISTINCT at FROM audit_entry", null, default);
        Assert.Equal(["2026-11-23T11:00:00.000Z"], moments);
        Assert.Equal([AuditChain.Start], _temporary.Ask("SELECT DISTINCT previous FROM audit_entry WHERE place = 1"));
        Assert.Equal(_temporary.Ask("SELECT hash FROM audit_entry WHERE number = 1"), _temporary.Ask("SELECT previous FROM audit_entry WHERE number = 4"));
        Assert.Equal(["a 2", "b 1", "site 1"], _temporary.Ask("SELECT chain || ' ' || place FROM audit_chain ORDER BY chain"));
        Assert.Null((await _trail.VerifyAsync(default)).Fault);
    }

    [Fact]
    public void An_entry_and_a_checkpoint_can_be_rebuilt_by_hand_from_their_published_forms()
    {
        var detail = new AuditDetail("00ff", "account", "claire", null, "assessment", "one", "été");
        var entry = new AuditEntry(
            7, "2026-11-23T11:00:00.000Z", "answered", "a", 1, AuditChain.CommitmentOf(detail), AuditChain.Start, "", detail);
        var checkpoint = new AuditCheckpoint(1, "2026-11-23T11:00:00.000Z", AuditChain.Start, "", [new("", 3, "f0"), new("a", 1, "0f")]);

        Assert.Equal(Sha256("""["00ff","account","claire",null,"assessment","one","\u00E9t\u00E9"]"""), entry.Commitment);
        Assert.Equal(Sha256(
            $"""["ehds-readiness/audit/2","1","2026-11-23T11:00:00.000Z","answered","a","{entry.Commitment}","{AuditChain.Start}"]"""),
            AuditChain.HashOf(entry));
        Assert.Equal(Sha256(
            $"""["ehds-readiness/audit/1","7","2026-11-23T11:00:00.000Z","answered","a","{entry.Commitment}","{AuditChain.Start}"]"""),
            AuditChain.HashOf(entry with { Place = null }));
        Assert.Equal(Sha256(
            $"""["ehds-readiness/audit-checkpoint/1","1","{checkpoint.At}","{AuditChain.Start}","","3","f0","a","1","0f"]"""),
            AuditChain.HashOf(checkpoint));
    }

    [Fact]
    public async Task What_is_undone_leaves_no_entry()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _temporary.Database.WriteAsync<bool>(
            async (connection, transaction) =>
            {
                await AuditTrail.AppendAsync(connection, transaction, Answered("a"), Noon, default);
                throw new InvalidOperationException("undone");
            },
            default));

        Assert.Equal(0, (await _trail.VerifyAsync(default)).Count);
    }

    [Fact]
    public async Task Fifty_writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _trail.AppendAsync(Answered("a"), Noon, default))));

        var seen = await _trail.VerifyAsync(default);
        Assert.Equal((50, null), (seen.Count, seen.Fault));
    }

    public static TheoryData<string> Changes() =>
    [
        "UPDATE audit_entry SET at = at",
        "DELETE FROM audit_entry WHERE number = 3",
        "UPDATE audit_detail SET remark = NULL",
        "DELETE FROM audit_detail WHERE number = 1",
        $"INSERT INTO audit_entry ({Columns}) SELECT 9, at, action, organisation_id, 9, commitment, previous, 'x' {One}",
        $"INSERT INTO audit_entry ({Columns}) SELECT 9, at, action, organisation_id, NULL, commitment, previous, 'x' {One}",
        "INSERT INTO audit_detail SELECT 9, salt, actor, actor_id, acting_for, subject, subject_id, remark FROM audit_detail " +
            "WHERE number = 1",
        "UPDATE audit_chain SET place = 1 WHERE chain = 'a'",
        "UPDATE audit_chain SET chain = 'c' WHERE chain = 'a'",
        "DELETE FROM audit_chain",
        "UPDATE audit_checkpoint SET at = at",
        "DELETE FROM audit_checkpoint",
        "UPDATE audit_checkpoint_head SET place = 1",
        "DELETE FROM audit_checkpoint_head WHERE chain = 'a'",
        .. TestPostgres.Server is not null
            ? new[]
            {
                "TRUNCATE audit_detail", "TRUNCATE audit_entry", "TRUNCATE audit_chain", "TRUNCATE audit_checkpoint CASCADE",
                "TRUNCATE audit_checkpoint_head",
            }
            :
            [
                "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE number = 1",
                "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE number = 3",
                "INSERT OR REPLACE INTO audit_detail SELECT * FROM audit_detail WHERE number = 3",
            ],
    ];

    private const string Columns = "number, at, action, organisation_id, place, commitment, previous, hash";
    private const string One = "FROM audit_entry WHERE number = 1";

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_database_refuses_to_change_the_past(string sql)
    {
        await WriteAsync("a", "a", "b");
        await new AuditCheckpointStore(_temporary.Database).AddAsync(Noon, default);
        Assert.ThrowsAny<DbException>(() => _temporary.Execute(sql));
        Assert.Null((await _trail.VerifyAsync(default)).Fault);
    }

    public static TheoryData<string, string> Tamperings() => new()
    {
        { "UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2",
            "entry 2, place 2 of chain a: it is not as it was written" },
        { "UPDATE audit_entry SET organisation_id = 'c' WHERE number = 3", "entry 3, place 1 of chain c: it is not as it was written" },
        { "UPDATE audit_entry SET organisation_id = NULL, place = 2 WHERE number = 2", "place 1 of chain site: it is missing" },
        { "UPDATE audit_entry SET organisation_id = 'b', place = 2 WHERE number = 4",
            "entry 4, place 2 of chain b: it does not follow from the one before" },
        { "UPDATE audit_entry SET place = 3 WHERE number = 2", "place 2 of chain a: it is missing" },
        { "UPDATE audit_entry SET action = 'erased' WHERE number = 3", "entry 3, place 1 of chain b: it is not as it was written" },
        { "UPDATE audit_detail SET actor_id = 'paul' WHERE number = 2",
            "entry 2, place 2 of chain a: its detail is not as it was written" },
        { "UPDATE audit_detail SET remark = 'other' WHERE number = 4",
            "entry 4, place 1 of chain site: its detail is not as it was written" },
        { "DELETE FROM audit_detail WHERE number = 2",
            "entry 2, place 2 of chain a: its detail is missing, and no erasure says why" },
        { "DELETE FROM audit_detail WHERE number = 4",
            "entry 4, place 1 of chain site: its detail is missing, and no erasure says why" },
        { "DELETE FROM audit_detail WHERE number = 2; DELETE FROM audit_entry WHERE number = 2", "place 2 of chain a: the end is cut off" },
        { "DELETE FROM audit_detail WHERE number = 1; DELETE FROM audit_entry WHERE number = 1", "place 1 of chain a: it is missing" },
        { "DELETE FROM audit_detail WHERE number = 3; DELETE FROM audit_entry WHERE number = 3", "place 1 of chain b: the end is cut off" },
        { "UPDATE audit_entry SET previous = 'x' WHERE number = 2",
            "entry 2, place 2 of chain a: it does not follow from the one before" },
        { "UPDATE audit_entry SET hash = 'x' WHERE number = 3", "entry 3, place 1 of chain b: it is not as it was written" },
        { "UPDATE audit_chain SET hash = 'x' WHERE chain = 'b'", "place 1 of chain b: it is not what is kept as the end" },
        { "DELETE FROM audit_chain WHERE chain = 'b'", "place 1 of chain b: nothing is kept as the end" },
        { "INSERT INTO audit_chain VALUES ('c', 1, 'x')", "place 1 of chain c: the end is cut off" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task The_first_entry_that_somebody_tampered_with_is_named(string sql, string fault)
    {
        await WriteAsync("a", "a", "b", null);
        _temporary.Execute(EngineSql.OpenTrail);
        _temporary.Execute(sql);

        Assert.Equal($"audit trail: {fault}", (await _trail.VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task Of_each_broken_chain_the_first_fault_is_told()
    {
        await WriteAsync("a", "a", "b", "c", "c");
        _temporary.Execute(EngineSql.OpenTrail);
        _temporary.Execute("UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z' WHERE organisation_id <> 'b'");

        Assert.Equal(["audit trail: entry 1, place 1 of chain a: it is not as it was written",
            "audit trail: entry 4, place 1 of chain c: it is not as it was written"], (await _trail.VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task An_erased_organisation_loses_who_and_what_and_the_chain_still_verifies()
    {
        await WriteAsync("a", "b", "a");
        await EraseAsync("a");
        await WriteAsync("b");

        var seen = await _trail.VerifyAsync(default);
        Assert.Equal((5, null), (seen.Count, seen.Fault));
        Assert.Equal(["2", "4", "5"], _temporary.Ask("SELECT number FROM audit_detail ORDER BY number"));
        Assert.Equal(["1", "2", "3", "4", "5"], _temporary.Ask("SELECT number FROM audit_entry ORDER BY number"));
    }

    [Fact]
    public async Task The_erasure_of_one_organisation_opens_no_other()
    {
        await WriteAsync("a", "b");
        await EraseAsync("a");

        Assert.ThrowsAny<DbException>(() => _temporary.Execute("DELETE FROM audit_detail WHERE number = 2"));
        Assert.ThrowsAny<DbException>(() => _temporary.Execute("DELETE FROM audit_detail WHERE number = 3"));
    }

    [Fact]
    public async Task The_address_of_an_invitation_that_is_gone_leaves_the_trail_and_the_chain_still_verifies()
    {
        _temporary.Execute($"INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, created_at) VALUES ('a', 'CHU', 'hospital', NULL, NULL, NULL, NULL, FALSE, 'fr', " +
            $"'2026-01-01T00:00:00.000Z'); {Invitation("over", Noon)}; {Invitation("open", Noon.AddDays(60))}");
        await InvitedAsync("over", "reader paul@exemple.fr");
        await InvitedAsync("open", "reader lea@exemple.fr");
        await InvitedAsync("never", "reader");
        var retention = new RetentionStore(_temporary.Database, new());
        Assert.Equal(0, await retention.DeleteInvitationsAsync(Noon.AddDays(29), default));
        Assert.Equal(["1", "2", "3"], _temporary.Ask("SELECT number FROM audit_detail ORDER BY number"));

        Assert.Equal(1, await retention.DeleteInvitationsAsync(Noon.AddDays(31), default));
        Assert.Equal(0, await retention.DeleteInvitationsAsync(Noon.AddDays(32), default));

        Assert.Equal(["2 open reader lea@exemple.fr", "3 never reader", "4 over 1"],
            _temporary.Ask("SELECT number || ' ' || subject_id || ' ' || remark FROM audit_detail ORDER BY number"));
        Assert.Equal("redacted claire a",
            _temporary.Ask("SELECT action || ' ' || actor_id || ' ' || organisation_id FROM audit_entry JOIN audit_detail USING (number) WHERE " +
            "number = 4").Single());
        var seen = await _trail.VerifyAsync(default);
        Assert.Equal((4, null), (seen.Count, seen.Fault));
    }

    [Theory]
    [InlineData("DELETE FROM audit_detail WHERE number = 1")]
    [InlineData("DELETE FROM audit_detail WHERE number = 2")]
    [InlineData("DELETE FROM audit_detail WHERE number = 3")]
    [InlineData("UPDATE audit_detail SET remark = 'reader' WHERE number = 1")]
    public async Task A_redaction_opens_the_entry_of_its_invitation_and_no_other(string sql)
    {
        // Neither another number of the same invitation, nor the same number of another subject, nor what is no invitation.
        await InvitedAsync("one", "reader paul@exemple.fr");
        await _trail.AppendAsync(new(AuditAction.Withdrew, Claire, AuditSubject.Invitation("one"), "a"), Noon, default);
        foreach (var (subject, number) in new[] { ("other", "1"), ("one", "2") })
        {
            await _trail.AppendAsync(new(AuditAction.Redacted, Claire, AuditSubject.Invitation(subject), "a", number), Noon, default);
        }

        Assert.ThrowsAny<DbException>(() => _temporary.Execute(sql));
        Assert.Null((await _trail.VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task The_detail_of_an_invitation_that_no_redaction_explains_is_a_fault()
    {
        await InvitedAsync("one", "reader paul@exemple.fr");
        await _trail.AppendAsync(new(AuditAction.Redacted, Claire, AuditSubject.Invitation("other"), "a", "2"), Noon, default);
        _temporary.Execute($"{EngineSql.OpenTrail}; DELETE FROM audit_detail WHERE number = 1");

        Assert.Equal("audit trail: entry 1, place 1 of chain a: its detail is missing, and no erasure says why",
            (await _trail.VerifyAsync(default)).Fault);
    }

    [Fact]
    public async Task Who_saw_an_assessment_is_written_once_a_day_for_each_person()
    {
        await _trail.SawAsync(Claire, "one", "a", Noon, default);
        await _trail.SawAsync(Claire, "one", "a", Noon.AddHours(11).AddMinutes(59), default);
        Assert.Equal(1, (await _trail.VerifyAsync(default)).Count);

        await _trail.SawAsync(Claire, "two", "a", Noon, default);
        await _trail.SawAsync(AuditActor.Account("paul"), "one", "a", Noon, default);
        await _trail.SawAsync(Claire, "one", "a", Noon.AddHours(12), default);
        Assert.Equal(4, (await _trail.VerifyAsync(default)).Count);
    }

    [Fact]
    public async Task Ten_pages_opened_at_once_are_one_sight()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _trail.SawAsync(Claire, "one", "a", Noon, default))));
        Assert.Equal(1, (await _trail.VerifyAsync(default)).Count);
    }

    [Fact]
    public void Every_action_has_an_identifier_of_its_own()
    {
        Assert.All(Ids.All<AuditAction>(), action => Assert.Equal(action, Ids.Find<AuditAction>(action.Id())));
        Assert.Null(Ids.Find<AuditAction>("overwrote"));
        Assert.Null(Ids.Find<AuditAction>(null));
    }

    private static AuditEvent Answered(string? organisation) =>
        new(AuditAction.Answered, Claire, AuditSubject.Assessment("one"), organisation, "holder-opt-out");

    private async Task WriteAsync(params string?[] organisations)
    {
        foreach (var organisation in organisations)
        {
            await _trail.AppendAsync(Answered(organisation), Noon, default);
        }
    }

    private Task InvitedAsync(string invitation, string remark) =>
        _trail.AppendAsync(new(AuditAction.Invited, Claire, AuditSubject.Invitation(invitation), "a", remark), Noon, default);

    private static string Invitation(string id, DateTimeOffset end) =>
        $"INSERT INTO invitation VALUES ('{id}', 'a', '{id}@exemple.fr', 'reader', '{id}', 'claire', '2026-11-23T11:00:00.000Z', " +
            $"'{end:yyyy-MM-ddTHH:mm:ss.fff}Z', NULL, NULL, NULL)";

    private Task<bool> EraseAsync(string organisation) => _temporary.Database.WriteAsync(
        async (connection, transaction) =>
        {
            await AuditTrail.EraseAsync(connection, transaction, organisation, Claire, Noon, default);
            return true;
        },
        default);

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
