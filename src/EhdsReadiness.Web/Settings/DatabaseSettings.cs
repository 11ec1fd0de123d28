namespace EhdsReadiness.Web.Settings;

/// <summary>Where the answers are: in a file of SQLite, or in PostgreSQL.</summary>
public sealed record DatabaseSettings : ISettings
{
    /// <summary>File of the database, relative to the current directory; made with its folder when missing. Form keys and the outbox stand
    /// beside it. Null for <c>data/ehds-readiness.db</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Server, database, user and password of PostgreSQL, as Npgsql reads them; null for a file.</summary>
    [SecretSetting] public string? Connection { get; init; }

    /// <summary>With <see cref="Connection"/>, the folder of the outbox and what else stands beside a file, relative to the
    /// current directory; made when missing. Null for <c>data</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Full path of the folder of what the site keeps in files.</summary>
    public string SiteFolder => Connection is null
        ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File))!
        : System.IO.Path.GetFullPath(Folder ?? "data");

    private string File => Path ?? "data/ehds-readiness.db";

    /// <summary>The database that these settings name. Nothing is opened yet.</summary>
    public Database Make() => Connection is null ? new(File) : Database.OnPostgres(Connection, SiteFolder);

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        if (Connection is null)
        {
            return Folder is null ? [] : [$"Database:Folder “{Folder}” is set, but no Database:Connection: a file has its own folder"];
        }

        if (Path is not null)
        {
            return [$"Database:Connection and Database:Path “{Path}” are both set: one of them is to go"];
        }

        try
        {
            using var database = Make();
            return [];
        }
        catch (ArgumentException)
        {
            // What is wrong with it would quote it.
            return ["Database:Connection is to be as Npgsql reads it: Host=…;Database=…;Username=…;Password=…"];
        }
    }
}
