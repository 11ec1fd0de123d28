namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Keeps mails until they have left. A store that writes what a mail tells writes the mail in the same transaction, so that neither is
/// there without the other. Those that were refused for good stay until somebody looks at them, or their time is over.
/// </summary>
public sealed class MailStore(Database database)
{
    private const string Insert = """
        INSERT INTO mail (id, sealed, written_at, until, due_at, failures, failing_since)
        VALUES (@Id, @Sealed, @WrittenAt, @Until, @DueAt, @Failures, @FailingSince)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Adds a mail that tells of nothing in the database.</summary>
    public Task AddAsync(WaitingMail mail, CancellationToken cancel) => database.ExecuteAsync(Insert, mail, cancel);

    /// <summary>Whether a release of before has let a mail leave that it held back.</summary>
    /// <param name="name">Of its file, without what marks it as held.</param>
    public async Task<bool> IsReleasedAsync(string name, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM held_mail WHERE name = @name";

        return await database.FindAsync<int>(sql, new { name }, cancel) > 0;
    }

    /// <summary>Adds a mail within the caller's transaction; null adds none.</summary>
    internal static Task AddAsync(DbConnection connection, DbTransaction transaction, WaitingMail? mail, CancellationToken cancel) =>
        mail is null ? Task.CompletedTask : connection.ExecuteAsync(Insert, mail, transaction, cancel);

    /// <summary>Adds several within the caller's transaction; null adds none.</summary>
    internal static Task AddAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<WaitingMail>? mails, CancellationToken cancel) =>
        connection.ExecuteAsync(Insert, mails ?? [], transaction, cancel);

    /// <summary>Takes the oldest mail that is due, for a while: nobody else gets it before that is over, and whoever dies meanwhile leaves
    /// it to another.</summary>
    /// <param name="until">When somebody else may take it.</param>
    /// <returns>Null when none is due.</returns>
    public Task<WaitingMail?> TakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        const string sql = """
            UPDATE mail
            SET due_at = @until
            WHERE id = (SELECT id FROM mail WHERE refused_as IS NULL AND due_at <= @now ORDER BY id LIMIT 1)
            RETURNING id, sealed, written_at, until, due_at, failures, failing_since
            """;

        return database.WriteAsync((connection, transaction) =>
            connection.FindAsync<WaitingMail>(sql, new { now, until }, transaction, cancel), cancel);
    }

    /// <summary>Lets a mail that was taken wait on; nothing when somebody else has taken it since.</summary>
    /// <param name="dueAt">When it is tried again.</param>
    /// <param name="failures">How often it has failed by now.</param>
    public Task PutOffAsync(
        WaitingMail taken, DateTimeOffset dueAt, int failures, DateTimeOffset? failingSince, CancellationToken cancel)
    {
        const string sql = """
            UPDATE mail
            SET due_at = @dueAt, failures = @failures, failing_since = @failingSince
            WHERE id = @Id AND due_at = @takenUntil
            """;

        return database.ExecuteAsync(sql, new { taken.Id, takenUntil = taken.DueAt, dueAt, failures, failingSince }, cancel);
    }

    /// <summary>Gives a mail up, and keeps it.</summary>
    /// <param name="kind">Why, without anything private.</param>
    public Task RefuseAsync(string id, string kind, CancellationToken cancel)
    {
        const string sql = "UPDATE mail SET refused_as = @kind WHERE id = @id";

        return database.ExecuteAsync(sql, new { id, kind }, cancel);
    }

    /// <summary>Has every mail that was given up tried again, and gives how many.</summary>
    public Task<int> RetryAsync(DateTimeOffset now, CancellationToken cancel)
    {
        const string sql = """
            UPDATE mail
            SET refused_as = NULL, due_at = @now, failures = 0, failing_since = NULL
            WHERE refused_as IS NOT NULL
            """;

        return database.ExecuteAsync(sql, new { now }, cancel);
    }

    /// <summary>Whether a mail is here still.</summary>
    public async Task<bool> HasAsync(string id, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM mail WHERE id = @id";

        return await database.FindAsync<int>(sql, new { id }, cancel) == 1;
    }

    /// <summary>Deletes a mail that has left.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancel)
    {
        const string sql = "DELETE FROM mail WHERE id = @id";

        // What it told may have ended the very right by which it was written.
        database.Require(null);
        await database.ExecuteAsync(sql, new { id }, cancel);
    }

    /// <summary>Deletes the mails whose link is over, and those that came before a moment, if one is given, and gives how many.</summary>
    public Task<int> DeleteOverAsync(DateTimeOffset now, DateTimeOffset? before, CancellationToken cancel)
    {
        const string sql = "DELETE FROM mail WHERE until <= @now OR written_at < @before";

        return database.ExecuteAsync(sql, new { now, before }, cancel);
    }

    /// <summary>How many mails wait, or were given up.</summary>
    public Task<int> CountAsync(bool refused, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM mail WHERE (refused_as IS NOT NULL) = @refused";

        return database.FindAsync<int>(sql, new { refused }, cancel);
    }

    /// <summary>The mails that were given up, the oldest first, with why.</summary>
    public Task<IReadOnlyList<(string Id, DateTimeOffset WrittenAt, string Kind)>> RefusedAsync(CancellationToken cancel)
    {
        const string sql = "SELECT id, written_at, refused_as AS kind FROM mail WHERE refused_as IS NOT NULL ORDER BY id";

        return database.ListAsync<(string, DateTimeOffset, string)>(sql, null, cancel);
    }
}
