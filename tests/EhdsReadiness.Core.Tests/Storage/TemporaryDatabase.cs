using System.Data.Common;

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>A real database that goes when the test is over: a file, or one of PostgreSQL where <see cref="TestPostgres.Server"/> names
/// one.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    /// <summary>An empty file as the migrations leave it: made once, as each of them takes its time.</summary>
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-");
    private readonly List<Database> _others = [];
    private readonly string? _connection;

    public TemporaryDatabase()
    {
        if (TestPostgres.Server is null)
        {
            Database = new(Path.Combine(_folder.FullName, "data", "test.db"));
            Directory.CreateDirectory(Database.Folder);
            File.WriteAllBytes(Database.Path, Migrated.Value);
        }
        else
        {
            _connection = TestPostgres.Take();
            Database = Database.OnPostgres(_connection, Path.Combine(_folder.FullName, "data"));
        }

        Database.Migrate();
    }

    public Database Database { get; }

    /// <summary>The same database as another process has it.</summary>
    public Database OfAnother()
    {
        var other = _connection is null ? new Database(Database.Path) : Database.OnPostgres(_connection, Database.Folder);
        _others.Add(other);
        return other;
    }

    /// <summary>A connection on which a test does what no store does.</summary>
    public DbConnection Open() => Database.OpenAsync(default).GetAwaiter().GetResult();

    /// <summary>The texts that a query gives.</summary>
    public List<string> Ask(string sql)
    {
        using var connection = Open();
        return connection.Query<string>(sql).AsList();
    }

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        connection.Execute(sql);
    }

    public void Dispose()
    {
        _others.ForEach(other => other.Dispose());
        Database.Dispose();
        if (_connection is not null)
        {
            TestPostgres.GiveBack(_connection);
        }

        _folder.Delete(recursive: true);
    }

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("ehds-");
        var path = Path.Combine(folder.FullName, "test.db");
        using (var database = new Database(path))
        {
            database.Migrate();
        }

        var file = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return file;
    }
}
