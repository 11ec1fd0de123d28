namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Counts tries at something in a span of time, such as the password of one address. It counts before the try is made, so that many
/// at once don't slip through, and it counts the same whether the thing exists or not.
/// </summary>
public sealed class AttemptStore(Database database)
{
    /// <summary>How long a lock is remembered once it is over, and the longest one.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const string Take = """
        INSERT INTO attempt (subject_hash, tries, ends_at)
        VALUES (@subject, @count, @ends)
        ON CONFLICT (subject_hash) DO UPDATE SET tries = attempt.tries + @count
        RETURNING tries, ends_at
        """;

    private const string Purge = "DELETE FROM attempt WHERE ends_at <= @at";

    /// <summary>Takes one of the tries, or several: all of them, or none.</summary>
    /// <param name="subject">What is tried; only its hash is kept.</param>
    /// <param name="limit">Tries within one span.</param>
    /// <param name="span">How long a span lasts, from its first try on.</param>
    /// <param name="count">How many are taken.</param>
    /// <returns>Null when the tries may be made; otherwise when the next one may.</returns>
    public Task<DateTimeOffset?> TakeAsync(
        string subject, int limit, TimeSpan span, DateTimeOffset at, CancellationToken cancel, int count = 1)
    {
        const string giveBack = "UPDATE attempt SET tries = tries - @count WHERE subject_hash = @subject";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(Purge, new { at }, transaction, cancel);
                var (tries, endsAt) = await CountAsync(connection, transaction, subject, at + span, cancel, count);
                if (tries <= limit) { return null; }

                // A single try counts all the same, so that whoever goes on is kept out for as long.
                if (count > 1)
                {
                    await connection.ExecuteAsync(giveBack, new { subject = Secret.Hash(subject), count }, transaction, cancel);
                }

                return (DateTimeOffset?)endsAt;
            },
            cancel);
    }

    /// <summary>Notes a lock in the audit trail, and once a day with the mail that tells the owner of it: all or nothing.</summary>
    public Task NoteLockAsync(AuditEvent what, WaitingMail mail, DateTimeOffset at, CancellationToken cancel)
    {
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await AuditTrail.AppendAsync(connection, transaction, what, at, cancel);
                await connection.ExecuteAsync(Purge, new { at }, transaction, cancel);
                var (tries, _) = await CountAsync(
                    connection, transaction, $"mail of a lock to {what.Subject.Id}", at + TimeSpan.FromDays(1), cancel);
                await MailStore.AddAsync(connection, transaction, tries == 1 ? mail : null, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>
    /// Takes one of the tries, where a guesser may come back: from the second lock within a day on, each lasts twice as long as the one
    /// before, a day at most.
    /// </summary>
    /// <param name="span">How long tries are counted, from the first on; the first lock ends with it.</param>
    public Task<Attempt> TakeOrLockAsync(string subject, int limit, TimeSpan span, DateTimeOffset at, CancellationToken cancel)
    {
        const string extend = "UPDATE attempt SET ends_at = @ends WHERE subject_hash = @subject";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                Task EndAsync(string what, DateTimeOffset ends) =>
                    connection.ExecuteAsync(extend, new { subject = Secret.Hash(what), ends }, transaction, cancel);

                await connection.ExecuteAsync(Purge, new { at }, transaction, cancel);
                var (tries, endsAt) = await CountAsync(connection, transaction, subject, at + span, cancel);
                if (tries != limit + 1) { return new Attempt(tries <= limit ? null : endsAt, IsFirstRefusal: false); }

                var (locks, _) = await CountAsync(connection, transaction, LocksOf(subject), at + Memory, cancel);
                var until = locks == 1 ? endsAt : at + TimeSpan.FromTicks(Math.Min(Memory.Ticks, span.Ticks << Math.Min(locks - 1, 16)));
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

        return database.ExecuteAsync(sql, new { subject = Secret.Hash(subject), locks = Secret.Hash(LocksOf(subject)) }, cancel);
    }

    /// <summary>Counts them, and gives how many there are then and when they are forgotten.</summary>
    private static Task<(int Tries, DateTimeOffset EndsAt)> CountAsync(
        DbConnection connection, DbTransaction transaction, string subject, DateTimeOffset ends, CancellationToken cancel, int count = 1) =>
        connection.FindAsync<(int, DateTimeOffset)>(Take, new { subject = Secret.Hash(subject), ends, count }, transaction, cancel);

    private static string LocksOf(string subject) => $"locks of {subject}";
}
