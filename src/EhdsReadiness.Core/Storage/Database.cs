using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// The database of the site. Everything that only SQLite says stands here (pragmas, table options, immediate transactions),
/// in <see cref="WriteGroup"/> and in <see cref="DatabaseFile"/>; all other SQL is of the dialect that SQLite and PostgreSQL share.
/// </summary>
public sealed class Database : IDisposable
{
    /// <summary>Milliseconds that a statement waits for another process's lock before it gives up.</summary>
    public const int BusyTimeout = 5_000;

    // https://www.sqlite.org/rescode.html: no permission, busy, locked, read-only, I/O error, full, can't be opened.
    private static readonly int[] MachineFaults = [3, 5, 6, 8, 10, 13, 14];

    // Only writers need it, and every page reads.
    private const string Durable = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL";

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writers = new(1, 1);
    private readonly AsyncLocal<Func<DbConnection, DbTransaction, Task>?> _precondition = new();
    private int _queued;
    private WriteGroup? _group;
    private SqliteConnection? _presence;
    private SiteLock? _site;

    /// <param name="path">File of the database; its folder is made when missing.</param>
    public Database(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = BusyTimeout / 1000,
        }.ToString();
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>A file or folder beside the database: the keys that seal cookies and tokens, the outbox.</summary>
    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, name);

    /// <summary>Takes the database for a site that serves it until this object is closed.</summary>
    /// <returns>False when another site serves it: then nothing is to be done to it.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public bool TryServe() => (_site ??= SiteLock.TryTake(Path)) is not null;

    /// <summary>How many writers of this process wait for their turn at this moment.</summary>
    public int Queued => Volatile.Read(ref _queued);

    /// <summary>
    /// Has every write transaction that the calling method begins from here on, directly or through what it calls, ask a question first
    /// and within itself: what a page found before it wrote may have ended while the write waited for its turn.
    /// </summary>
    /// <param name="condition">Throws when nothing may be written: the transaction is then rolled back. Null asks nothing any more.</param>
    public void Require(Func<DbConnection, DbTransaction, Task>? condition) => _precondition.Value = condition;

    /// <summary>Makes the file and its folder when missing and applies the numbered scripts that have not run yet.</summary>
    /// <exception cref="InvalidOperationException">A script failed; the message says which and why.</exception>
    public void Migrate()
    {
        PrivateFiles.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
        PrivateFiles.Touch(Path);
        using (var connection = new SqliteConnection(_connectionString))
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
        }

        var result = Migrations(_connectionString).PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"Migration {result.ErrorScript?.Name} of {Path} failed: {result.Error.Message}", result.Error);
        }

        // The pool closes idle connections: without one that stays, a quiet site would look like none, and a restore could replace its
        // file.
        _presence ??= Present();
    }

    /// <summary>Whether the machine failed and not what was asked of the database: the same may succeed when the fault has ended.</summary>
    public static bool IsMachineFault(Exception exception) => exception is SqliteException e && MachineFaults.Contains(e.SqliteErrorCode);

    /// <summary>A connection for reading.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        // SQLite goes on writing to a file that is gone from its folder, and what is written there is lost.
        if (!File.Exists(Path)) { throw new SqliteException($"{Path} is gone", 14); }

        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits it: when this returns, what was written is on disk, and when it throws,
    /// nothing is. Writers of this process queue in the order of their coming, so that none of them meets a lock; those who wait while
    /// another writes share its transaction.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        Interlocked.Increment(ref _queued);
        // Not to be cancelled: whoever waits may be the one who commits what others wrote before.
        await _writers.WaitAsync(CancellationToken.None);
        Interlocked.Decrement(ref _queued);
        Task committed;
        T result;
        try
        {
            cancel.ThrowIfCancellationRequested();
            _group ??= await BeginGroupAsync(cancel);
            committed = _group.Committed;
            result = await _group.RunAsync(_precondition.Value, work);
        }
        finally
        {
            try
            {
                await EndGroupAsync();
            }
            finally
            {
                _writers.Release();
            }
        }

        await committed;
        return result;
    }

    /// <summary>Commits what the group wrote, unless somebody waits who may still join it.</summary>
    private async Task EndGroupAsync()
    {
        if (_group is not { } group || (!group.IsClosed && Volatile.Read(ref _queued) > 0)) { return; }

        _group = null;
        await using (group)
        {
            await group.CommitAsync();
        }
    }

    private async Task<WriteGroup> BeginGroupAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(cancel);
        try
        {
            await connection.ExecuteAsync(Durable);
            return new(connection, await connection.BeginTransactionAsync(cancel));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="read"/> on the database as it stands when it begins, whatever is written meanwhile; nobody waits for it.
    /// </summary>
    public async Task<T> SnapshotAsync<T>(Func<DbConnection, DbTransaction, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = (SqliteConnection)await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(connection, transaction);
    }

    /// <summary>Answers when the database can be read and written, down to the disk.</summary>
    /// <exception cref="DbException">It cannot.</exception>
    public Task PingAsync(CancellationToken cancel) => WriteAsync(
        async (connection, transaction) =>
        {
            await connection.FindAsync<int>("SELECT COUNT(*) FROM assessment WHERE id = ''", null, transaction, cancel);
            // Nothing else uses this number; SQLite writes the page that it stands on although it stays the same.
            return await connection.ExecuteAsync("PRAGMA user_version = 0", null, transaction, cancel);
        },
        cancel);

    /// <summary>The numbered scripts, and which of them a database has run.</summary>
    internal static UpgradeEngine Migrations(string connectionString) => DeployChanges.To
        .SqliteDatabase(connectionString)
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithVariable("table_options", "STRICT")
        .WithTransactionPerScript()
        .LogTo(new NoOpUpgradeLog())
        .Build();

    /// <summary>A connection that has read once, and by that holds its share of the file's lock until it is closed.</summary>
    private SqliteConnection Present()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        connection.Open();
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master");
        return connection;
    }

    public void Dispose()
    {
        _presence?.Dispose();
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writers.Dispose();
        // Last: the next site may come as soon as it is free.
        _site?.Dispose();
    }
}
