namespace EhdsReadiness.Core.Storage;

/// <summary>The database of the site: a file of SQLite, or PostgreSQL. What they do differently stands in each one's
/// <see cref="Engine"/>.</summary>
public sealed class Database : IDisposable
{
    private readonly Engine _engine;
    private readonly AsyncLocal<Func<DbConnection, DbTransaction, Task>?> _precondition = new();

    /// <summary>A file of SQLite.</summary>
    /// <param name="path">The file; its folder is made when missing.</param>
    public Database(string path)
        : this(new SqliteEngine(path))
    {
    }

    private Database(Engine engine) => _engine = engine;

    internal Engine Engine => _engine;

    /// <summary>PostgreSQL.</summary>
    /// <param name="connectionString">As Npgsql reads it: server, database, user, password.</param>
    /// <param name="folder">Folder of what the site keeps in files; made when missing.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static Database OnPostgres(string connectionString, string folder)
    {
        try
        {
            return new(new PostgresEngine(connectionString, folder));
        }
        catch (Exception e) when (e is InvalidOperationException or NotSupportedException)
        {
            // Options that contradict each other.
            throw new ArgumentException(e.Message, nameof(connectionString), e);
        }
    }

    /// <summary>What messages name: the file, or the address of PostgreSQL without user and password.</summary>
    public string Name => _engine.Name;

    /// <summary>Whether it is a file of SQLite.</summary>
    public bool IsFile => _engine is SqliteEngine;

    /// <summary>Full path of the file.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL has none.</exception>
    public string Path => IsFile ? Name : throw new InvalidOperationException($"{Name} is no file");

    /// <summary>Full path of the folder of what the site keeps in files: that of the database file, or the one that was named.</summary>
    public string Folder => _engine.Folder;

    /// <summary>A file or folder in the site's folder, such as mails that nobody sends.</summary>
    public string Beside(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Takes the database for a site that serves it until this object is closed. A file has one site, PostgreSQL any number of
    /// them.</summary>
    /// <returns>False when another site has the file, or somebody the whole database: then nothing is to be done to it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public bool TryServe() => _engine.TryServe();

    /// <summary>Takes the whole database for somebody who moves it, until this object is closed.</summary>
    /// <returns>False when a site serves it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public bool TryTake() => _engine.TryTake();

    /// <summary>
    /// Does what is no transaction, and yet is to be done by one instance of the site at a time: others who do something of that name wait.
    /// A file has one instance.
    /// </summary>
    public Task RunAloneAsync(string name, Func<Task> work, CancellationToken cancel) => _engine.RunAloneAsync(name, work, cancel);

    /// <summary>How many writers of this process wait for their turn at this moment.</summary>
    public int Queued => _engine.Queued;

    /// <summary>Whether somebody has made it: false for a file that is missing, and where no migration has run.</summary>
    /// <exception cref="DbException">PostgreSQL cannot be reached.</exception>
    public bool Exists() => _engine.Exists();

    /// <summary>
    /// Why this program must not begin with the database: a folder, no database, another program's, a newer program's, out of reach. Quick:
    /// <see cref="Faults"/> looks at the rest.
    /// </summary>
    /// <returns>Null when nothing is against it, or when there is none yet.</returns>
    public string? Misfit() => _engine.Misfit();

    /// <summary>What is wrong with the database itself: its pages, its foreign keys, its migrations. Nothing is changed.</summary>
    /// <param name="mayBeOlder">True when migrations that have not run yet are no fault, as before an upgrade.</param>
    public IReadOnlyList<string> Faults(bool mayBeOlder) => _engine.Faults(mayBeOlder);

    /// <summary>Texts that their owners should mend. They hinder nobody, and are no fault of the database.</summary>
    public IReadOnlyList<OddText> OddTexts() => _engine.OddTexts();

    /// <summary>
    /// Has every write transaction that the calling method begins from here on, directly or through what it calls, ask a question first
    /// and within itself: what a page found before it wrote may have ended while the write waited for its turn.
    /// </summary>
    /// <param name="condition">Throws when nothing may be written: the transaction is then rolled back. Null asks nothing any more.</param>
    public void Require(Func<DbConnection, DbTransaction, Task>? condition) => _precondition.Value = condition;

    /// <summary>Makes the folder, and the file of SQLite, when missing, and applies the numbered scripts that have not run yet.</summary>
    /// <exception cref="InvalidOperationException">A script failed; the message says which and why.</exception>
    public void Migrate() => _engine.Migrate();

    /// <summary>
    /// Whether the machine failed and not what was asked of the database: the same may succeed when the fault has ended. A conflict with
    /// others is one: whoever catches faults within a transaction leaves it to <see cref="WriteAsync"/>.
    /// </summary>
    public static bool IsMachineFault(Exception exception) =>
        SqliteEngine.IsMachineFault(exception) || PostgresEngine.IsMachineFault(exception);

    /// <summary>A connection for reading.</summary>
    public Task<DbConnection> OpenAsync(CancellationToken cancel) => _engine.OpenAsync(cancel);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits it: when this returns, what was written is on disk, and when it throws,
    /// nothing is. It is as if all writers, of however many processes, had written one after another.
    /// </summary>
    /// <param name="work">Changes nothing but what the transaction undoes: after a conflict it runs again.</param>
    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel) =>
        _engine.WriteAsync(_precondition.Value, work, cancel);

    /// <summary>
    /// Runs <paramref name="read"/> on the database as it stands when it begins, whatever is written meanwhile; nobody waits for it.
    /// </summary>
    public Task<T> SnapshotAsync<T>(Func<DbConnection, DbTransaction, Task<T>> read, CancellationToken cancel) =>
        _engine.SnapshotAsync(read, cancel);

    /// <summary>Answers when the database can be read and written, down to the disk.</summary>
    /// <exception cref="DbException">It cannot.</exception>
    public Task PingAsync(CancellationToken cancel) => _engine.PingAsync(cancel);

    public void Dispose() => _engine.Dispose();
}
