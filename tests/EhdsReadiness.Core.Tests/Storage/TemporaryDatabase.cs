namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>A real database file that goes when the test is over.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-");

    public TemporaryDatabase()
    {
        Database = new(Path.Combine(_folder.FullName, "data", "test.db"));
        Database.Migrate();
    }

    public Database Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Delete(recursive: true);
    }
}
