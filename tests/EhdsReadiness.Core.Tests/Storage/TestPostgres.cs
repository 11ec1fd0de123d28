using Npgsql;

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>Databases on a PostgreSQL for tests. One that was given back is emptied and serves the next test: that is faster than a new
/// one, which is faster than the migrations.</summary>
internal static class TestPostgres
{
    /// <summary>Connection string of a server on which databases can be made; null when the tests run on SQLite.</summary>
    public static readonly string? Server = Environment.GetEnvironmentVariable("TEST_POSTGRES");

    private static readonly string Prefix = $"test_{Guid.NewGuid().ToString("N")[..8]}";
    private static readonly Lazy<string> Migrated = new(Migrate);
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentDictionary<string, bool> Given = new();
    private static int _last;

    /// <summary>Gives the connection string of a database in which the migrations have run and nothing else.</summary>
    public static string Take()
    {
        if (!Free.TryTake(out var free)) { return New($" TEMPLATE {Migrated.Value}"); }

        Given[free] = true;
        return free;
    }

    /// <summary>Makes a database in which nothing has run.</summary>
    public static string New(string template = "")
    {
        var name = $"{Prefix}_{Interlocked.Increment(ref _last)}";
        Execute($"CREATE DATABASE {name}{template}");
        var connectionString = ConnectionTo(name);
        Given[connectionString] = true;
        return connectionString;
    }

    /// <summary>Takes a database back. One whose tables or triggers a test has changed serves nobody else.</summary>
    /// <exception cref="InvalidOperationException">It was given back before, and may be somebody else's by now.</exception>
    public static void GiveBack(string connectionString)
    {
        if (!Given.TryRemove(connectionString, out _))
        {
            throw new InvalidOperationException($"{connectionString} was given back twice");
        }

        if (Empty(connectionString))
        {
            Free.Add(connectionString);
        }
        else
        {
            Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
        }
    }

    private static bool Empty(string connectionString)
    {
        using var connection = Open(connectionString);
        if (SchemaOf(connection) != MigratedSchema.Value) { return false; }

        // Without triggers, so that the trail goes too.
        var tables = connection.Query<string>(EngineSql.Tables).Where(table => table is not ("schemaversions" or "write_turn"));
        connection.Execute("SET session_replication_role = replica; ALTER SEQUENCE audit_entry_number RESTART; "
            + string.Concat(tables.Select(table => $"DELETE FROM {table}; ")));
        return true;
    }

    private static string SchemaOf(NpgsqlConnection connection) => string.Join(' ', connection.Query<string>($"""
        SELECT tgname::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL {EngineSql.Tables}
        ORDER BY 1
        """));

    private static readonly Lazy<string> MigratedSchema = new(() =>
    {
        using var connection = Open(ConnectionTo(Migrated.Value));
        return SchemaOf(connection);
    });

    private static string Migrate()
    {
        var name = $"{Prefix}_0";
        Execute($"CREATE DATABASE {name}");
        var folder = Directory.CreateTempSubdirectory("ehds-");
        using (var database = Database.OnPostgres(ConnectionTo(name), folder.FullName))
        {
            database.Migrate();
        }

        folder.Delete(recursive: true);
        return name;
    }

    private static string ConnectionTo(string name) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static void Execute(string sql)
    {
        using var connection = Open(Server!);
        connection.Execute(sql);
    }

    private static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, IncludeErrorDetail = true }.ConnectionString);
        connection.Open();
        return connection;
    }
}
