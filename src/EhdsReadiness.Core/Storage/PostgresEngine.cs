using System.Buffers.Binary;
using System.Data;
using System.Net.Sockets;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;
using NpgsqlTypes;

namespace EhdsReadiness.Core.Storage;

/// <summary>PostgreSQL: any number of processes, each write a serialisable transaction that runs again after a conflict.</summary>
internal sealed class PostgresEngine : Engine
{
    /// <summary>How the name of a migration ends that only PostgreSQL runs.</summary>
    public const string OwnScript = ".postgresql.sql";

    /// <summary>How often a write is tried that others come in the way of. Those who try again write one after another, so that only
    /// somebody new can come between.</summary>
    private const int MostTries = 30;

    /// <summary>How often a number that is taken is taken anew: a conflict goes away, a fault of ours doesn't.</summary>
    private const int FewTries = 3;

    /// <summary>The last migration that is part of the schema with which PostgreSQL begins.</summary>
    private const int FirstSchema = 20;

    /// <summary>Name of the lock under which migrations run, among all of the server: “EHDS”.</summary>
    private const long MigrationLock = 0x45484453;

    /// <summary>Waits for a lock for as long as it takes, and holds it as long as the transaction.</summary>
    private const string TakeLock = "SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock(@key)";

    // https://www.postgresql.org/docs/current/errcodes-appendix.html, by class: connection, authorisation, no such database, resources,
    // operator's intervention (restart), system error. Below, one by one: read-only, as on a replica; serialisation; deadlock.
    private static readonly string[] MachineFaultClasses = ["08", "28", "3D", "53", "57", "58"];
    private static readonly string[] MachineFaults =
        [PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected];

    /// <summary>Of one number, the script of both engines runs first.</summary>
    private static readonly Comparer<string> OwnAfterShared = Comparer<string>.Create((one, other) =>
        string.CompareOrdinal(one.Replace(OwnScript, ".sql~", StringComparison.Ordinal),
            other.Replace(OwnScript, ".sql~", StringComparison.Ordinal)));

    private readonly NpgsqlDataSource _source;
    private readonly string _connectionString;

    /// <summary>Connections that hold a lock while others do the work: from a pool of their own, so that the work never waits for
    /// them.</summary>
    private readonly NpgsqlDataSource _locks;

    /// <summary>How many run alone at a time in this process; a pool behind it has to have more connections than all of them.</summary>
    private readonly SemaphoreSlim _alone = new(8);
    private readonly ServingLock _serving;

    /// <param name="connectionString">As Npgsql reads it.</param>
    /// <param name="folder">Folder of what the site keeps in files; made when missing.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgresEngine(string connectionString, string folder)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.ApplicationName ??= "ehds-readiness";
        Name = string.Create(
            CultureInfo.InvariantCulture, $"postgresql://{Uri.EscapeDataString(builder.Host ?? "")}:{builder.Port}/{builder.Database}");
        Folder = Path.GetFullPath(folder);
        _connectionString = builder.ConnectionString;
        _source = NpgsqlDataSource.Create(builder);
        builder.MinPoolSize = 0;
        _locks = NpgsqlDataSource.Create(builder);
        _serving = new(Name, Connect);
    }

    public override string Name { get; }

    public override string Folder { get; }

    protected internal override string ColumnsSql => """
        SELECT
            field.table_name::text AS "Table", field.column_name::text AS Field, field.data_type::text AS Type,
            COALESCE(place.ordinal_position::bigint, 0) AS Place
        FROM information_schema.tables AS kept
        JOIN information_schema.columns AS field ON field.table_schema = kept.table_schema AND field.table_name = kept.table_name
        LEFT JOIN information_schema.table_constraints AS made ON made.table_schema = kept.table_schema
            AND made.table_name = kept.table_name AND made.constraint_type = 'PRIMARY KEY'
        LEFT JOIN information_schema.key_column_usage AS place ON place.constraint_schema = made.constraint_schema
            AND place.constraint_name = made.constraint_name AND place.column_name = field.column_name
        WHERE kept.table_schema = current_schema() AND kept.table_type = 'BASE TABLE'
        ORDER BY field.table_name, field.ordinal_position
        """;

    protected override string ReferencesSql => """
        SELECT child.relname::text AS "Table", parent.relname::text AS Parent
        FROM pg_constraint AS made
        JOIN pg_class AS child ON child.oid = made.conrelid
        JOIN pg_class AS parent ON parent.oid = made.confrelid
        WHERE made.contype = 'f' AND made.connamespace = current_schema()::regnamespace
        """;

    protected override IReadOnlyList<string> OwnTables => ["schemaversions", "site_key", "write_turn"];

    public static bool IsMachineFault(Exception exception) => exception switch
    {
        PostgresException e => MachineFaults.Contains(e.SqlState) || MachineFaultClasses.Contains(e.SqlState[..2]),
        // A slip of ours.
        NpgsqlOperationInProgressException => false,
        // Without an answer of the server: it is away, or the pool has none of its connections left.
        NpgsqlException => true,
        _ => false,
    };

    public override bool TryServe() => _serving.TryShare();

    public override bool TryTake() => _serving.TryTake();

    public override async Task RunAloneAsync(string name, Func<Task> work, CancellationToken cancel)
    {
        // Each holds a connection while its work asks for another one.
        await _alone.WaitAsync(cancel);
        try
        {
            await RunLockedAsync(name, work, cancel);
        }
        finally
        {
            _alone.Release();
        }
    }

    private async Task RunLockedAsync(string name, Func<Task> work, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(_locks, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        await connection.ExecuteAsync(new CommandDefinition(TakeLock, new { key }, transaction, 0, cancellationToken: cancel));
        await work();
    }

    public override bool Exists()
    {
        using var connection = Connect();
        return connection.ExecuteScalar<bool>("SELECT to_regclass('schemaversions') IS NOT NULL");
    }

    public override string? Misfit()
    {
        const string tables =
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";

        try
        {
            using var connection = Connect();
            return MisfitOf(connection.Query<string>(tables).ToList(), "schemaversions", () =>
                connection.Query<string>("SELECT scriptname FROM schemaversions ORDER BY schemaversionsid"));
        }
        catch (NpgsqlException e)
        {
            return $"the database cannot be opened: {e.Message}";
        }
    }

    /// <summary>Pages and foreign keys are the server's own care: <c>pg_amcheck</c> looks at them.</summary>
    public override IReadOnlyList<string> Faults(bool mayBeOlder) => MigrationFaults(Migrations(), mayBeOlder);

    public override IReadOnlyList<OddText> OddTexts()
    {
        using var connection = Connect();
        return [.. OddTextQuery.In(connection, ColumnsSql, OddTextQuery.PostgresNotPlain)];
    }

    public override void Migrate()
    {
        PrivateFiles.CreateFolder(Folder);
        // However many sites start at once, one of them migrates and the others wait. Held by a transaction, so that it also holds behind
        // a pool that gives a connection for one.
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        connection.Execute(TakeLock, new { key = MigrationLock }, transaction, commandTimeout: 0);
        Upgrade(Migrations());
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancel) => await ConnectAsync(cancel);

    /// <summary>Each write is a transaction of its own, serialisable: where what it read was changed by another one meanwhile, it is undone
    /// and runs again, so that <paramref name="work"/> does nothing but what the transaction undoes.</summary>
    public override async Task<T> WriteAsync<T>(
        Func<DbConnection, DbTransaction, Task>? condition, Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(condition, work, attempt > 1, cancel);
            }
            catch (PostgresException e) when (IsConflict(e, attempt))
            {
                // Undone as a whole: once more.
            }
        }
    }

    public override async Task<T> SnapshotAsync<T>(Func<DbConnection, DbTransaction, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await read(connection, transaction);
    }

    public override async Task PingAsync(CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition("UPDATE write_turn SET at = now()", cancellationToken: cancel));
        _serving.Renew();
    }

    public override async Task WithoutTriggersAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<CopiedTable> tables, Func<Task> work, CancellationToken cancel)
    {
        // What came has numbers already; new ones follow them.
        const string goOn = "SELECT setval('audit_entry_number', COALESCE(MAX(number), 0) + 1, FALSE) FROM audit_entry";

        await SwitchAsync("DISABLE");
        await work();
        await SwitchAsync("ENABLE");
        await connection.ExecuteAsync(goOn, null, transaction, cancel);

        Task SwitchAsync(string to) => connection.ExecuteAsync(
            string.Concat(tables.Select(table => $"ALTER TABLE \"{table.Name}\" {to} TRIGGER USER; ")), null, transaction, cancel);
    }

    public override async Task FillAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var names = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        await using (var import = await ((NpgsqlConnection)connection)
            .BeginBinaryImportAsync($"COPY \"{table.Name}\" ({names}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            // However long the checks at its end take.
            import.Timeout = TimeSpan.Zero;
            await foreach (var row in rows)
            {
                await import.StartRowAsync(cancel);
                for (var i = 0; i < row.Length; i++)
                {
                    await WriteAsync(import, table, table.Columns[i], row[i], cancel);
                }
            }

            await import.CompleteAsync(cancel);
        }

        // Of tables that have just been filled the server would know nothing for a minute, and plan its queries accordingly.
        await connection.ExecuteAsync(
            new CommandDefinition($"ANALYZE \"{table.Name}\"", transaction: transaction, commandTimeout: 0, cancellationToken: cancel));
    }

    public override void Dispose()
    {
        _serving.Dispose();
        _source.Dispose();
        _locks.Dispose();
        _alone.Dispose();
    }

    private NpgsqlConnection Connect()
    {
        try
        {
            return _source.OpenConnection();
        }
        catch (Exception e) when (IsOfNetwork(e))
        {
            throw new NpgsqlException(e.Message, e);
        }
    }

    private Task<NpgsqlConnection> ConnectAsync(CancellationToken cancel) => ConnectAsync(_source, cancel);

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            return await source.OpenConnectionAsync(cancel);
        }
        catch (Exception e) when (IsOfNetwork(e))
        {
            throw new NpgsqlException(e.Message, e);
        }
    }

    /// <summary>What comes as it is when the name of the server cannot be found: no answer of the server either.</summary>
    private static bool IsOfNetwork(Exception exception) => exception is SocketException or TimeoutException;

    private async Task<T> TryAsync<T>(
        Func<DbConnection, DbTransaction, Task>? condition, Func<DbConnection, DbTransaction, Task<T>> work, bool isAgain,
        CancellationToken cancel)
    {
        // The only statement that takes no snapshot: what is read afterwards is what stands when the turn has come.
        const string takeTurn = "LOCK TABLE write_turn IN SHARE UPDATE EXCLUSIVE MODE";

        await using var connection = await ConnectAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        if (isAgain)
        {
            await connection.ExecuteAsync(new CommandDefinition(takeTurn, transaction: transaction, cancellationToken: cancel));
        }

        if (condition is not null)
        {
            await condition(connection, transaction);
        }

        var result = await work(connection, transaction);
        // From here on the work is done: a reader who hangs up must not undo it half-way.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private static Task WriteAsync(
        NpgsqlBinaryImporter import, CopiedTable table, CopiedColumn column, object? value, CancellationToken cancel)
    {
        if (value is null) { return import.WriteNullAsync(cancel); }

        try
        {
            return Column.FromPlain(value, column.Type) switch
            {
                DateTimeOffset at => import.WriteAsync(at, NpgsqlDbType.TimestampTz, cancel),
                DateOnly day => import.WriteAsync(day, NpgsqlDbType.Date, cancel),
                bool flag => import.WriteAsync(flag, NpgsqlDbType.Boolean, cancel),
                int number => import.WriteAsync(number, NpgsqlDbType.Integer, cancel),
                long number => import.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
                var text => import.WriteAsync((string)text, NpgsqlDbType.Text, cancel),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new InvalidOperationException($"{table.Name}: {column.Name} “{value}” is no {column.Type}", e);
        }
    }

    /// <summary>Whether the same may succeed when it is done again. Two who take one number at once sometimes meet its constraint before
    /// they are found to be in conflict.</summary>
    private static bool IsConflict(PostgresException e, int attempt) => e.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => attempt < MostTries,
        PostgresErrorCodes.UniqueViolation => attempt <= FewTries,
        _ => false,
    };

    private UpgradeEngine Migrations() => DeployChanges.To
        .PostgresqlDatabase(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString)
        .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), IsMigration)
        .WithVariables(new Dictionary<string, string>
        {
            ["table_options"] = "",
            ["text"] = "TEXT COLLATE \"C\"",
            ["moment"] = "TIMESTAMPTZ",
            ["day"] = "DATE",
            ["flag"] = "BOOLEAN",
            ["long"] = "BIGINT",
        })
        .WithScriptNameComparer(OwnAfterShared)
        .WithTransactionPerScript()
        .WithExecutionTimeout(TimeSpan.FromHours(1))
        .LogTo(new NoOpUpgradeLog())
        .Build();

    private static bool IsMigration(string name)
    {
        if (!name.EndsWith(".sql", StringComparison.Ordinal)) { return false; }

        var file = name[(name.LastIndexOf(".Migrations.", StringComparison.Ordinal) + ".Migrations.".Length)..];
        return file.EndsWith(OwnScript, StringComparison.Ordinal)
            || (!file.EndsWith(".sqlite.sql", StringComparison.Ordinal)
                && int.Parse(file[..4], NumberStyles.None, CultureInfo.InvariantCulture) > FirstSchema);
    }
}
