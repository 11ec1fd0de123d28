namespace EhdsReadiness.Core.Jobs;

/// <summary>Keeps what background jobs failed at, so that a restart forgets no pause and <c>db check</c> can name it.</summary>
public sealed class JobFaultStore(Database database)
{
    /// <summary>Every failure that has not been mended, with the name of its job, by job and item.</summary>
    public Task<IReadOnlyList<(string Job, JobFault Fault)>> AllAsync(CancellationToken cancel)
    {
        const string sql = "SELECT job, item, failures, since, last_at, kind FROM job_fault ORDER BY job, item";

        return database.ListAsync<(string, JobFault)>(sql, null, cancel);
    }

    /// <summary>Puts these in the place of all that was known of a job.</summary>
    public Task ReplaceAsync(string job, IReadOnlyCollection<JobFault> faults, CancellationToken cancel)
    {
        const string delete = "DELETE FROM job_fault WHERE job = @job";
        const string insert = """
            INSERT INTO job_fault (job, item, failures, since, last_at, kind)
            VALUES (@job, @Item, @Failures, @Since, @LastAt, @Kind)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(delete, new { job }, transaction, cancel);
                return await connection.ExecuteAsync(insert, faults.Select(fault => new { job, fault }), transaction, cancel);
            },
            cancel);
    }
}
