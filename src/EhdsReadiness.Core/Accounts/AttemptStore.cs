using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Counts tries at something in a span of time, such as the password of one address. It counts before the try is made, so that many
/// at once don't slip through, and it counts the same whether the thing exists or not.
/// </summary>
public sealed class AttemptStore(Database database)
{
    /// <summary>How long a lock is remembered once it is over, and the longest one.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

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

    /// <summary>
    /// Takes one of the tries, where a guesser may come back: from the second lock within a day on, each lasts twice as long as the one before, a day at most.
    /// </summary>
    /// <param name="span">How long tries are counted, from the first on; the first lock ends with it.</param>
    public Task<Attempt> TakeOrLockAsync(string subject, int limit, TimeSpan span, DateTimeOffset at, CancellationToken cancel)
    {
        const string purge = "DELETE FROM attempt WHERE ends_at <= @at";
        const string take = """
            INSERT INTO attempt (subject_hash, tries, ends_at)
            VALUES (@subject, 1, @ends)
            ON CONFLICT (subject_hash) DO UPDATE SET tries = attempt.tries + 1
            RETURNING tries AS Tries, ends_at AS EndsAt
            """;
        const string extend = "UPDATE attempt SET ends_at = @ends WHERE subject_hash = @subject";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                Task<Row> CountAsync(string what, DateTimeOffset ends) => connection.QuerySingleAsync<Row>(
                    new CommandDefinition(take, new { subject = Secret.Hash(what), ends = Instant.Write(ends) }, transaction, cancellationToken: cancel));
                Task EndAsync(string what, DateTimeOffset ends) => connection.ExecuteAsync(
                    new CommandDefinition(extend, new { subject = Secret.Hash(what), ends = Instant.Write(ends) }, transaction, cancellationToken: cancel));

                await connection.ExecuteAsync(new CommandDefinition(purge, new { at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                var row = await CountAsync(subject, at + span);
                if (row.Tries != limit + 1)
                {
                    return new Attempt(row.Tries <= limit ? null : Instant.Read(row.EndsAt), IsFirstRefusal: false);
                }

                var locks = (await CountAsync(LocksOf(subject), at + Memory)).Tries;
                var until = locks == 1 ? Instant.Read(row.EndsAt) : at + TimeSpan.FromTicks(Math.Min(Memory.Ticks, span.Ticks << Math.Min(locks - 1, 16)));
                await EndAsync(subject, until);
                await EndAsync(LocksOf(subject), until + Memory);
                return new Attempt(until, IsFirstRefusal: true);
            },
            cancel);
    }

    /// <summary>Forgets the tries at something, and its locks, after one that succeeded.</summary>
    public Task ForgetAsync(string subject, CancellationToken cancel)
    {
        const string sql = "DELETE FROM attempt WHERE subject_hash IN (@subject, @locks)";

        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(sql, new { subject = Secret.Hash(subject), locks = Secret.Hash(LocksOf(subject)) }, transaction, cancellationToken: cancel)),
            cancel);
    }

    private static string LocksOf(string subject) => $"locks of {subject}";

    private sealed record Row
    {
        public required int Tries { get; init; }

        public required string EndsAt { get; init; }
    }
}
