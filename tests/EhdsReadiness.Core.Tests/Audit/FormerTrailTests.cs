using DbUp;
using DbUp.Engine.Output;

namespace EhdsReadiness.Core.Tests.Audit;

/// <summary>Entries of before chains were kept by organisation, and of a program of then that still runs beside this one.</summary>
public sealed class FormerTrailTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly AuditActor Claire = AuditActor.Account("claire");

    private readonly TemporaryDatabase _temporary = new();
    private readonly AuditTrail _trail;

    public FormerTrailTests() => _trail = new(_temporary.Database);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task They_verify_new_chains_begin_beside_them_and_a_program_of_before_goes_on()
    {
        await FormerAsync("a", "b", null);
        await WriteAsync("a", null, "a");
        await FormerAsync("a", "b");
        await WriteAsync("a");

        Assert.Equal(["1 -", "2 -", "3 -", "4 1", "5 1", "6 2", "7 -", "8 -", "9 3"],
            _temporary.Ask("SELECT number || ' ' || COALESCE(CAST(place AS TEXT), '-') FROM audit_entry ORDER BY number"));
        Assert.Equal([" 8", "a 3", "site 1"], _temporary.Ask("SELECT chain || ' ' || place FROM audit_chain ORDER BY chain"));
        var seen = await _trail.VerifyAsync(default);
        Assert.Equal((9, null), (seen.Count, seen.Fault));
    }

    [Fact]
    public async Task Heads_that_were_noted_of_them_are_held_against_them()
    {
        await FormerAsync("a", "b");
        var head = new AuditHead(2, _temporary.Ask("SELECT hash FROM audit_entry WHERE number = 2").Single());
        await WriteAsync("a");

        Assert.Null((await _trail.VerifyAsync(default, [head])).Fault);
        Assert.Equal("audit trail: entry 2: it is not the one that was noted",
            (await _trail.VerifyAsync(default, [head with { Hash = AuditChain.Start }])).Fault);
        Assert.Equal("audit trail: entry 4: the end is cut off: entry 9 was noted",
            (await _trail.VerifyAsync(default, [head with { Number = 9 }])).Fault);
    }

    public static TheoryData<string, string> Tamperings() => new()
    {
        { "UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2", "entry 2: it is not as it was written" },
        { "UPDATE audit_entry SET organisation_id = 'c' WHERE number = 3", "entry 3: it is not as it was written" },
        { "UPDATE audit_detail SET actor_id = 'paul' WHERE number = 2", "entry 2: its detail is not as it was written" },
        { "DELETE FROM audit_detail WHERE number = 2", "entry 2: its detail is missing, and no erasure says why" },
        { "DELETE FROM audit_detail WHERE number = 2; DELETE FROM audit_entry WHERE number = 2", "entry 2: it is missing" },
        { "DELETE FROM audit_detail WHERE number = 1; DELETE FROM audit_entry WHERE number = 1", "entry 1: it is missing" },
        { "DELETE FROM audit_detail WHERE number = 4; DELETE FROM audit_entry WHERE number = 4", "entry 4: the end is cut off" },
        { "UPDATE audit_entry SET previous = 'x' WHERE number = 3", "entry 3: it does not follow from the one before" },
        { "UPDATE audit_entry SET hash = 'x' WHERE number = 3", "entry 3: it is not as it was written" },
        { "DELETE FROM audit_detail WHERE number = 4; DELETE FROM audit_entry WHERE number = 4; UPDATE audit_chain SET place = 3, hash = " +
            "(SELECT hash FROM audit_entry WHERE number = 3) WHERE chain = ''", "entry 4: it is gone, and checkpoint 1 noted it" },
    };

    [Theory]
    [Trait("Engine", "Sqlite")]
    [MemberData(nameof(Tamperings))]
    public async Task The_first_that_somebody_tampered_with_is_named(string sql, string fault)
    {
        await FormerAsync("a", "a", "b", null);
        await new AuditCheckpointStore(_temporary.Database).AddAsync(Noon, default);
        await WriteAsync("a", null);
        _temporary.Execute(EngineSql.OpenTrail);
        _temporary.Execute(sql);

        Assert.Equal([$"audit trail: {fault}"], (await _trail.VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task Their_details_go_with_their_organisation_and_the_trail_still_verifies()
    {
        await FormerAsync("a", "b");
        await _temporary.Database.WriteAsync(
            async (connection, transaction) =>
            {
                await AuditTrail.EraseAsync(connection, transaction, "a", Claire, Noon, default);
                return true;
            },
            default);

        Assert.Equal(["2", "3"], _temporary.Ask("SELECT number FROM audit_detail ORDER BY number"));
        Assert.Null((await _trail.VerifyAsync(default)).Fault);
    }

    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task The_migration_keeps_the_end_of_their_chain()
    {
        var folder = Directory.CreateTempSubdirectory("ehds-");
        var path = Path.Combine(folder.FullName, "former.db");
        MigrateToBefore(path);
        using (var database = new Database(path))
        {
            await FormerAsync(database, "a", "b");
            database.Migrate();

            Assert.Equal((2, null), await SeenAsync(database));
            await new AuditTrail(database).AppendAsync(new(AuditAction.Left, Claire, AuditSubject.Organisation("a"), "a"), Noon, default);
            Assert.Equal((3, null), await SeenAsync(database));
            Assert.Equal([("", 2), ("a", 1)],
                await database.ListAsync<(string, int)>("SELECT chain, place FROM audit_chain ORDER BY chain", null, default));
        }

        folder.Delete(recursive: true);
    }

    private static async Task<(long, string?)> SeenAsync(Database database)
    {
        var seen = await new AuditTrail(database).VerifyAsync(default);
        return (seen.Count, seen.Fault);
    }

    /// <summary>A file as the migrations before that of the chains left it.</summary>
    private static void MigrateToBefore(string path)
    {
        var assembly = typeof(Database).Assembly;
        var chains = assembly.GetManifestResourceNames().Single(name => name.EndsWith("-chains.sql", StringComparison.Ordinal));
        var result = DeployChanges.To
            .SqliteDatabase($"Data Source={path};Pooling=False")
            .WithScriptsEmbeddedInAssembly(assembly, name => name.EndsWith(".sql", StringComparison.Ordinal)
                && !name.EndsWith(".postgresql.sql", StringComparison.Ordinal) && string.CompareOrdinal(name, chains) < 0)
            .WithVariables(new Dictionary<string, string>
            {
                ["table_options"] = "STRICT", ["text"] = "TEXT", ["moment"] = "TEXT", ["day"] = "TEXT", ["flag"] = "INTEGER",
            })
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        Assert.Null(result.Error);
    }

    private Task FormerAsync(params string?[] organisations) => FormerAsync(_temporary.Database, organisations);

    private static async Task FormerAsync(Database database, params string?[] organisations)
    {
        foreach (var organisation in organisations)
        {
            await FormerTrail.AppendAsync(database, organisation, Noon);
        }
    }

    private async Task WriteAsync(params string?[] organisations)
    {
        foreach (var organisation in organisations)
        {
            await _trail.AppendAsync(new(AuditAction.Answered, Claire, AuditSubject.Assessment("one"), organisation), Noon, default);
        }
    }
}
