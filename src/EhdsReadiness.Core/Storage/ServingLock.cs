using Npgsql;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Lock that sites share on a database of PostgreSQL while they serve it, and that whoever moves it has alone. Held by a connection: behind
/// a pool that gives one for a transaction it may outlast the site.
/// </summary>
/// <param name="name">What messages name.</param>
/// <param name="connect">Opens a connection.</param>
internal sealed class ServingLock(string name, Func<NpgsqlConnection> connect) : IDisposable
{
    /// <summary>Name of the lock among all of the server: that of migrations, and one.</summary>
    private const long Number = 0x45484454;

    private NpgsqlConnection? _held;

    /// <summary>Takes the lock with other sites; false while somebody has it alone.</summary>
    public bool TryShare() => (_held ??= Try("SELECT pg_try_advisory_lock_shared(@Number)")) is not null;

    /// <summary>Takes the lock alone; false while a site shares it.</summary>
    public bool TryTake() => (_held ??= Try("SELECT pg_try_advisory_lock(@Number)")) is not null;

    /// <summary>Shares the lock once more where it went with its connection, as when the server restarts.</summary>
    /// <exception cref="NpgsqlException">Somebody moves the database meanwhile.</exception>
    public void Renew()
    {
        if (_held is not { } held) { return; }

        try
        {
            held.Execute("SELECT 1");
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            held.Dispose();
            _held = null;
            if (!TryShare()) { throw new NpgsqlException($"{name} is being moved"); }
        }
    }

    /// <summary>Lets the lock go before the connection closes, so that the next site finds it free at once.</summary>
    public void Dispose()
    {
        using var held = Interlocked.Exchange(ref _held, null);
        try
        {
            held?.Execute("SELECT pg_advisory_unlock_all()");
        }
        catch (NpgsqlException)
        {
            // The server is away, and the lock with it.
        }
    }

    private NpgsqlConnection? Try(string sql)
    {
        var connection = connect();
        if (connection.ExecuteScalar<bool>(sql, new { Number })) { return connection; }

        connection.Dispose();
        return null;
    }
}
