using EhdsReadiness.Web.Reports.Verification;
using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Web.Tests.Commands;

/// <summary>A folder with a database, and the command <c>db</c> upon it.</summary>
public abstract class DbCommandSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-db-");

    protected string Folder => _folder.FullName;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected const string Unlock =
        "DROP TRIGGER audit_entry_is_not_changed; DROP TRIGGER audit_entry_is_not_deleted; DROP TRIGGER audit_detail_is_not_changed; " +
        "DROP TRIGGER audit_detail_is_not_deleted; DROP TRIGGER audit_chain_is_not_set_back; DROP TRIGGER audit_chain_is_not_deleted; " +
        "DROP TRIGGER audit_checkpoint_is_not_deleted; DROP TRIGGER audit_checkpoint_head_is_not_deleted";

    protected const string NoDatabase = "This is a letter, not a database.";

    protected string DatabasePath => PathOf("site.db");

    protected string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    protected static (int Code, string Output, string Errors) Run(string database, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var keys = Path.Combine(Path.GetDirectoryName(database)!, "report-keys");
        var code = CommandLine.Run([.. args, "--Database:Path", database, "--Keys:Path", keys], output, errors);
        return (code!.Value, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    protected static async Task AppendAsync(Database site, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await new AuditTrail(site)
                .AppendAsync(new(AuditAction.Saw, AuditActor.Account("claire"), AuditSubject.Assessment("one"), "a"),
                DateTimeOffset.UnixEpoch, default);
        }
    }

    /// <summary>Notes the head of the trail as a site with a key does.</summary>
    protected async Task NoteAsync(Database site)
    {
        var folder = PathOf("report-keys");
        if (!Directory.Exists(folder))
        {
            KeyRing.Create(folder);
        }

        using var keys = KeyRing.Read(folder);
        using var heads = new AuditHeads(PathOf(AuditHeads.FileName), keys);
        await heads.NoteAsync(new(site), DateTimeOffset.UnixEpoch, default);
    }

    protected void AssertRefused(string copy, string fault)
    {
        Make(DatabasePath, "untouched").Dispose();
        var before = File.ReadAllBytes(DatabasePath);

        var (code, output, errors) = Run(DatabasePath, "db", "restore", copy);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{copy}: ", errors, StringComparison.Ordinal);
        Assert.Contains(fault, errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(DatabasePath));
        Assert.Equal(File.Exists(copy) ? [copy, DatabasePath]
            : [DatabasePath], Directory.GetFiles(Folder).Order(StringComparer.Ordinal));
    }

    /// <summary>A database with one assessment of that organisation, open until it is disposed.</summary>
    protected static Database Make(string path, string organisation)
    {
        const string sql = """
            INSERT INTO assessment
                (id, key_hash, questionnaire, mode, role, organisation, organisation_kind, controller, micro_enterprise, categories, public_funding, snds, version, created_at, changed_at)
            VALUES
                ('one', 'hash', '2026-1', 'full', 'both', @organisation, 'hospital', 'yes', 'no', 'a', 'yes', 'no', 1, '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z')
            """;

        var database = new Database(path);
        database.Migrate();
        using var connection = Open(path);
        connection.Execute(sql, new { organisation });
        return database;
    }

    protected static string? Organisation(string path) => Ask(path, "SELECT organisation FROM assessment");

    protected static string? Ask(string path, string sql)
    {
        using var connection = Open(path);
        return connection.ExecuteScalar<string>(sql);
    }

    protected static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        connection.Execute(sql);
    }

    protected static SqliteConnection Open(string path) => new($"Data Source={path};Pooling=False");

    /// <summary>Writes over every page but the first, which holds the list of tables.</summary>
    protected static void Damage(string path)
    {
        Execute(path, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var file = File.OpenWrite(path);
        file.Position = 4096;
        file.Write(Enumerable.Repeat((byte)0xEE, (int)file.Length - 4096).ToArray());
    }
}
