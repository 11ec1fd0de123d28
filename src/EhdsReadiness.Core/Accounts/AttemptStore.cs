using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Counts tries at something in a span of time, such as the password of one address. It counts before the try is made, so that many
/// at once don't slip through, and it counts the same whether the thing exists or not.
/// </summary>
public sealed class AttemptStore(Database database)
{
    /// <summary>Takes one of the tries.</summary>
    /// <param name="subject">What is tried; only its hash is kept.</param>
    /// <param name="limit">Tries within one span.</param>
    /// <param name="span">How long a span lasts, from its first try on.</param>
    /// <returns>Null when the try may be made; otherwise when the next one may.</returns>
    public Task<DateTimeOffset?> TakeAsync(string subject, int limit, TimeSpan span, DateTimeOffset at, CancellationToken cancel)
    {
        const string purge = "DELETE FROM attempt WHERE ends_at <= @at";
        const string take = """
            INSERT INTO attempt (subject_hash, tries, ends_at)
            VALUES (@subject, 1, @ends)
            ON CONFLICT (subject_hash) DO UPDATE SET tries = attempt.tries + 1
            RETURNING tries AS Tries, ends_at AS EndsAt
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(purge, new { at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(
                    take, new { subject = Secret.Hash(subject), ends = Instant.Write(at + span) }, transaction, cancellationToken: cancel));
                return row.Tries <= limit ? null : (DateTimeOffset?)Instant.Read(row.EndsAt);
            },
            cancel);
    }

    /// <summary>Forgets the tries at something, after one that succeeded.</summary>
    public Task ForgetAsync(string subject, CancellationToken cancel)
    {
        const string sql = "DELETE FROM attempt WHERE subject_hash = @subject";

        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, new { subject = Secret.Hash(subject) }, transaction, cancellationToken: cancel)),
            cancel);
    }

    private sealed record Row
    {
        public required int Tries { get; init; }

        public required string EndsAt { get; init; }
    }
}
