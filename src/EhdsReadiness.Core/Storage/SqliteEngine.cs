using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EhdsReadiness.Core.Storage;

/// <summary>SQLite: one file, one site, writers that queue.</summary>
internal sealed class SqliteEngine : Engine
{
    /// <summary>Milliseconds that a statement waits for another process's lock before it gives up.</summary>
    private const int BusyTimeout = 5_000;

    // https://www.sqlite.org/rescode.html: no permission, busy, locked, read-only, I/O error, full, can't be opened.
    private static readonly int[] MachineFaults = [3, 5, 6, 8, 10, 13, 14];

    // Only writers need it, and every page reads.
    private const string Durable = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL";

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writers = new(1, 1);
    private int _queued;
    private WriteGroup? _group;
    private SqliteConnection? _presence;
    private SiteLock? _site;

    /// <param name="path">File of the database; its folder is made when missing.</param>
    public SqliteEngine(string path)
    {
        Name = Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Name,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = BusyTimeout / 1000,
        }.ToString();
    }

    public override string Name { get; }

    public override string Folder => Path.GetDirectoryName(Name)!;

    /// <summary>As <see cref="ColumnsSql"/>.</summary>
    public const string Columns = """
        SELECT schema.name AS "Table", field.name AS Field, field.type AS Type, field.pk AS Place
        FROM sqlite_schema AS schema
        JOIN pragma_table_info(schema.name) AS field
        WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite%'
        ORDER BY schema.name, field.cid
        """;

    protected internal override string ColumnsSql => Columns;

    protected override string ReferencesSql => """
        SELECT schema.name AS "Table", reference."table" AS Parent
        FROM sqlite_schema AS schema
        JOIN pragma_foreign_key_list(schema.name) AS reference
        WHERE schema.type = 'table'
        """;

    protected override IReadOnlyList<string> OwnTables => ["SchemaVersions"];

    public override int Queued => Volatile.Read(ref _queued);

    public static bool IsMachineFault(Exception exception) => exception is SqliteException e && MachineFaults.Contains(e.SqliteErrorCode);

    public override bool TryServe() => (_site ??= SiteLock.TryTake(Name)) is not null;

    public override bool TryTake() => TryServe();

    public override Task RunAloneAsync(string name, Func<Task> work, CancellationToken cancel) => work();

    public override bool Exists() => File.Exists(Name);

    public override string? Misfit() => new DatabaseFile(Name).Misfit();

    public override IReadOnlyList<string> Faults(bool mayBeOlder) => new DatabaseFile(Name).Faults(mayBeOlder);

    public override IReadOnlyList<OddText> OddTexts() => new DatabaseFile(Name).OddTexts();

    public override void Migrate()
    {
        PrivateFiles.CreateFolder(Folder);
        PrivateFiles.Touch(Name);
        using (var connection = new SqliteConnection(_connectionString))
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL");
        }

        Upgrade(Migrations(_connectionString));

        // The pool closes idle connections: without one that stays, a quiet site would look like none, and a restore could replace its
        // file.
        _presence ??= Present();
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        // SQLite goes on writing to a file that is gone from its folder, and what is written there is lost.
        if (!File.Exists(Name)) { throw new SqliteException($"{Name} is gone", 14); }

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

    /// <summary>Writers of this process queue in the order of their coming, so that none of them meets a lock; those who wait while another
    /// writes share its transaction.</summary>
    public override async Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction, Task>? condition, Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
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
            result = await _group.RunAsync(condition, work);
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

    public override async Task<T> SnapshotAsync<T>(Func<DbConnection, DbTransaction, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = (SqliteConnection)await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(connection, transaction);
    }

    public override Task PingAsync(CancellationToken cancel) => WriteAsync(
        null,
        async (connection, transaction) =>
        {
            await connection.FindAsync<int>("SELECT COUNT(*) FROM assessment WHERE id = ''", null, transaction, cancel);
            // Nothing else uses this number; SQLite writes the page that it stands on although it stays the same.
            return await connection.ExecuteAsync("PRAGMA user_version = 0", null, transaction, cancel);
        },
        cancel);

    public override async Task WithoutTriggersAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<CopiedTable> tables, Func<Task> work, CancellationToken cancel)
    {
        Switch(false);
        try
        {
            await work();
        }
        finally
        {
            // The connection goes back to the pool, whatever came of the work.
            Switch(true);
        }

        // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
        void Switch(bool on) => raw.sqlite3_db_config(
            ((SqliteConnection)connection).Handle, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0, out _);
    }

    public override async Task FillAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        var (columns, places) = (string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\"")), new List<DbParameter>());
        foreach (var _ in table.Columns)
        {
            var place = command.CreateParameter();
            place.ParameterName = $"@p{places.Count}";
            command.Parameters.Add(place);
            places.Add(place);
        }

        command.Transaction = transaction;
        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({string.Join(", ", places.Select(place => place.ParameterName))})";
        await foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                places[i].Value = row[i] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public override void Dispose()
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

    /// <summary>The numbered scripts, and which of them a database has run.</summary>
    internal static UpgradeEngine Migrations(string connectionString) => DeployChanges.To
        .SqliteDatabase(connectionString)
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsMigration)
        .WithVariables(new Dictionary<string, string>
        {
            ["table_options"] = "STRICT",
            ["text"] = "TEXT",
            ["moment"] = "TEXT",
            ["day"] = "TEXT",
            ["flag"] = "INTEGER",
            ["long"] = "INTEGER",
        })
        .WithTransactionPerScript()
        .LogTo(new NoOpUpgradeLog())
        .Build();

    private static bool IsMigration(string name) =>
        name.EndsWith(".sql", StringComparison.Ordinal) && !name.EndsWith(PostgresEngine.OwnScript, StringComparison.Ordinal);

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

    /// <summary>A connection that has read once, and by that holds its share of the file's lock until it is closed.</summary>
    private SqliteConnection Present()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        connection.Open();
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master");
        return connection;
    }
}
