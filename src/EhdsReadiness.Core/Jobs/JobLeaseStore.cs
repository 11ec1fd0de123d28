namespace EhdsReadiness.Core.Jobs;

/// <summary>Keeps which instance of the site runs the background jobs, and until when it does if it dies. A file has one site, which has
/// the lease without asking.</summary>
public sealed class JobLeaseStore(Database database)
{
    /// <summary>Takes the lease, or holds it for longer.</summary>
    /// <param name="holder">Identifier of the instance, for as long as its process lives.</param>
    /// <returns>False when another instance holds it.</returns>
    public async Task<bool> TakeAsync(string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO job_lease (name, holder, until)
            VALUES ('jobs', @holder, @until)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE job_lease.holder = excluded.holder OR job_lease.until <= @now
            """;

        return database.IsFile || await database.ExecuteAsync(sql, new { holder, now, until }, cancel) == 1;
    }

    /// <summary>Gives the lease back; nothing happens when another instance holds it.</summary>
    public Task GiveBackAsync(string holder, CancellationToken cancel)
    {
        const string sql = "DELETE FROM job_lease WHERE holder = @holder";

        return database.IsFile ? Task.CompletedTask : database.ExecuteAsync(sql, new { holder }, cancel);
    }
}
