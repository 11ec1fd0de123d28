namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps sessions: without its row a cookie is worth nothing from the very next request on.</summary>
public sealed class SessionStore(Database database)
{
    /// <summary>How often it is written down that a session is in use: more often would make every reading a writing.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const string Insert = """
        INSERT INTO session (id, account_id, stamp, device, begun_at, seen_at, confirmed_at)
        VALUES (@id, @accountId, @stamp, @device, @at, @at, @at)
        """;

    /// <summary>
    /// Begins a session and gives the secret of its cookie, of which only the hash is kept. Sessions that nobody used since
    /// <paramref name="expired"/> go by the way.
    /// </summary>
    /// <param name="stamp">The account's security stamp, as it was when the password was found right: should it have changed since, the
    /// session is worth nothing.</param>
    public Task<string> BeginAsync(
        string accountId, string stamp, string device, DateTimeOffset at, DateTimeOffset expired, CancellationToken cancel)
    {
        const string purge = "DELETE FROM session WHERE seen_at < @expired";

        var secret = Secret.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(purge, new { expired }, transaction, cancel);
                await connection.ExecuteAsync(Insert, new { id = Secret.Hash(secret), accountId, stamp, device, at }, transaction, cancel);
                await AuditTrail.AppendAsync(connection, transaction,
                    new(AuditAction.SignedIn, AuditActor.Account(accountId), AuditSubject.Account(accountId), null), at, cancel);
                return secret;
            },
            cancel);
    }

    /// <summary>
    /// Ends every session of an account and begins one in place of the caller's, after a change that ends sessions. It gives the secret
    /// of the new cookie.
    /// </summary>
    /// <param name="stamp">The account's security stamp after the change.</param>
    public Task<string> RenewAsync(string accountId, string stamp, string device, DateTimeOffset at, CancellationToken cancel)
    {
        const string end = "DELETE FROM session WHERE account_id = @accountId";

        var secret = Secret.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(end, new { accountId }, transaction, cancel);
                await connection.ExecuteAsync(Insert, new { id = Secret.Hash(secret), accountId, stamp, device, at }, transaction, cancel);
                return secret;
            },
            cancel);
    }

    /// <summary>
    /// Who is behind the secret of a cookie; null when its session never began, was ended, or is older than the account's password,
    /// address or second factor.
    /// </summary>
    public Task<SignedIn?> FindAsync(string secret, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                session.id AS session_id, account.id AS account_id, account.name, account.role, account.two_factor,
                session.begun_at, session.seen_at, session.confirmed_at
            FROM session
            JOIN account ON account.id = session.account_id AND account.security_stamp = session.stamp AND account.disabled_at IS NULL
            WHERE session.id = @id
            """;

        return database.FindAsync<SignedIn>(sql, new { id = Secret.Hash(secret) }, cancel);
    }

    /// <summary>Notes that the password, and the code where there is one, was typed again in a session.</summary>
    public Task ConfirmAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE session SET confirmed_at = @at WHERE id = @id";

        return database.ExecuteAsync(sql, new { id, at }, cancel);
    }

    /// <summary>The sessions of an account, the one used last first.</summary>
    public Task<IReadOnlyList<Session>> OfAccountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = """
            SELECT session.id, session.device, session.begun_at, session.seen_at
            FROM session
            JOIN account ON account.id = session.account_id AND account.security_stamp = session.stamp
            WHERE session.account_id = @accountId
            ORDER BY session.seen_at DESC, session.begun_at DESC, session.id
            """;

        return database.ListAsync<Session>(sql, new { accountId }, cancel);
    }

    /// <summary>Notes that a session is in use.</summary>
    public Task SeeAsync(string id, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE session SET seen_at = @at WHERE id = @id";

        return database.ExecuteAsync(sql, new { id, at }, cancel);
    }

    /// <summary>Ends one session of an account. False when the account has none of that identifier.</summary>
    public async Task<bool> EndAsync(string accountId, string id, CancellationToken cancel)
    {
        const string sql = "DELETE FROM session WHERE id = @id AND account_id = @accountId";

        return await database.ExecuteAsync(sql, new { id, accountId }, cancel) == 1;
    }

    /// <summary>Ends the sessions of an account, but for one.</summary>
    /// <param name="but">The session that goes on; null for none.</param>
    public Task EndAllAsync(string accountId, string? but, CancellationToken cancel) =>
        database.WriteAsync((connection, transaction) => EndAllAsync(connection, transaction, accountId, but, cancel), cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static Task<int> EndAllAsync(
        DbConnection connection, DbTransaction transaction, string accountId, string? but, CancellationToken cancel)
    {
        const string sql = "DELETE FROM session WHERE account_id = @accountId AND (@but IS NULL OR id <> @but)";

        return connection.ExecuteAsync(sql, new { accountId, but }, transaction, cancel);
    }
}
