namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>A real database file that goes when the test is over.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    /// <summary>An empty database as the migrations leave it: made once, as each of them takes its time.</summary>
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-");

    public TemporaryDatabase()
    {
        Database = new(Path.Combine(_folder.FullName, "data", "test.db"));
        Directory.CreateDirectory(Path.GetDirectoryName(Database.Path)!);
        File.WriteAllBytes(Database.Path, Migrated.Value);
        Database.Migrate();
    }

    public Database Database { get; }

    public void Dispose()
    {
        Database.Dispose();
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
