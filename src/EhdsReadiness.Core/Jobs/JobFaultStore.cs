using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Jobs;

/// <summary>Keeps what background jobs failed at, so that a restart forgets no pause and <c>db check</c> can name it.</summary>
public sealed class JobFaultStore(Database database)
{
    /// <summary>Every failure that has not been mended, with the name of its job, by job and item.</summary>
    public async Task<IReadOnlyList<(string Job, JobFault Fault)>> AllAsync(CancellationToken cancel)
    {
        const string sql = """
            SELECT job AS Job, item AS Item, failures AS Failures, since AS Since, last_at AS LastAt, kind AS Kind
            FROM job_fault
            ORDER BY job, item
            """;

        await using var connection = await database.OpenAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, cancellationToken: cancel));
        return [.. rows.Select(row => (row.Job, new JobFault(row.Item, row.Failures, Instant.Read(row.Since), Instant.Read(row.LastAt), row.Kind)))];
    }

    /// <summary>Puts these in the place of all that was known of a job.</summary>
    public Task ReplaceAsync(string job, IReadOnlyCollection<JobFault> faults, CancellationToken cancel)
    {
        const string delete = "DELETE FROM job_fault WHERE job = @job";
        const string insert = """
            INSERT INTO job_fault (job, item, failures, since, last_at, kind)
            VALUES (@job, @Item, @Failures, @since, @lastAt, @Kind)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(delete, new { job }, transaction, cancellationToken: cancel));
                var rows = faults.Select(fault => new { job, fault.Item, fault.Failures, since = Instant.Write(fault.Since), lastAt = Instant.Write(fault.LastAt), fault.Kind });
                return await connection.ExecuteAsync(new CommandDefinition(insert, rows, transaction, cancellationToken: cancel));
            },
            cancel);
    }

    private sealed record Row
    {
        public required string Job { get; init; }

        public required string Item { get; init; }

        public required int Failures { get; init; }

        public required string Since { get; init; }

        public required string LastAt { get; init; }

        public required string Kind { get; init; }
    }
}
