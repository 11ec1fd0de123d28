namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps sessions: without its row a cookie is worth nothing from the very next request on.</summary>
public sealed class SessionStore(Database database)
{
    /// <summary>How often it is written down that a session is in use: more often would make every reading a writing.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const string Insert = """
        INSERT INTO session (
            id, account_id, stamp, device, begun_at, seen_at, confirmed_at, login_id, provider_session, id_token, vouched)
        VALUES (@id, @accountId, @stamp, @device, @at, @at, @confirmedAt, @loginId, @providerSession, @idToken, @vouched)
        """;

    /// <summary>
    /// Begins a session and gives the secret of its cookie, of which only the hash is kept. Sessions that nobody used since
    /// <paramref name="expired"/> go by the way.
    /// </summary>
    /// <param name="stamp">The account's security stamp, as it was when the password was found right: should it have changed since, the
    /// session is worth nothing.</param>
    /// <param name="login">How it was begun at an identity provider; null for a password.</param>
    public Task<string> BeginAsync(
        string accountId, string stamp, string device, DateTimeOffset at, DateTimeOffset expired, CancellationToken cancel,
        SessionLogin? login = null)
    {
        const string purge = "DELETE FROM session WHERE seen_at < @expired";

        var secret = Secret.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(purge, new { expired }, transaction, cancel);
                await connection.ExecuteAsync(
                    Insert, RowOf(secret, accountId, stamp, device, at, login?.ConfirmedAt ?? at, login), transaction, cancel);
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
    /// <param name="former">The caller's session, whose provider the new one keeps; null when the caller has none.</param>
    public Task<string> RenewAsync(
        string accountId, string stamp, string device, DateTimeOffset at, CancellationToken cancel, string? former = null)
    {
        const string select = """
            SELECT login_id, provider_session, id_token, vouched, confirmed_at
            FROM session
            WHERE id = @former AND account_id = @accountId AND login_id IS NOT NULL
            """;
        const string end = "DELETE FROM session WHERE account_id = @accountId";

        var secret = Secret.Create();
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var login = await connection.FindAsync<SessionLogin>(select, new { former, accountId }, transaction, cancel);
                await connection.ExecuteAsync(end, new { accountId }, transaction, cancel);
                await connection.ExecuteAsync(Insert, RowOf(secret, accountId, stamp, device, at, at, login), transaction, cancel);
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
                EXISTS (SELECT 1 FROM passkey WHERE passkey.account_id = account.id) AS has_passkey,
                session.begun_at, session.seen_at, session.confirmed_at, session.vouched,
                CASE WHEN account.password_hash IS NULL THEN FALSE ELSE TRUE END AS has_password,
                EXISTS (
                    SELECT 1
                    FROM member
                    JOIN organisation ON organisation.id = member.organisation_id
                        AND (organisation.is_consultancy OR organisation.is_group)
                    WHERE member.account_id = account.id) AS is_consultant
            FROM session
            JOIN account ON account.id = session.account_id AND account.security_stamp = session.stamp AND account.disabled_at IS NULL
            WHERE session.id = @id
            """;

        return database.FindAsync<SignedIn>(sql, new { id = Secret.Hash(secret) }, cancel);
    }

    /// <summary>How a session was begun at an identity provider, with the provider's name; null when it was begun by a password, or the
    /// login is linked no more.</summary>
    public Task<(string Provider, SessionLogin Login)?> LoginAsync(string id, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                external_login.provider, session.login_id, session.provider_session, session.id_token, session.vouched,
                session.confirmed_at
            FROM session
            JOIN external_login ON external_login.id = session.login_id
            WHERE session.id = @id
            """;

        return database.FindAsync<(string, SessionLogin)?>(sql, new { id }, cancel);
    }

    /// <summary>Ends the sessions that somebody's login at an identity provider began, when the provider has ended its own.</summary>
    /// <param name="subject">Whose; null for whoever it is that the provider's session is of.</param>
    /// <param name="providerSession">The provider's own session; null for all of theirs.</param>
    public Task EndOfProviderAsync(
        string issuer, string? subject, string? providerSession, DateTimeOffset at, CancellationToken cancel)
    {
        const string select = """
            SELECT session.id, session.account_id
            FROM session
            JOIN external_login ON external_login.id = session.login_id
            WHERE external_login.issuer = @issuer AND (@subject IS NULL OR external_login.subject = @subject)
                AND (@providerSession IS NULL OR session.provider_session = @providerSession)
            """;
        const string delete = "DELETE FROM session WHERE id = @Id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var ended = await connection.ListAsync<(string Id, string AccountId)>(
                    select, new { issuer, subject, providerSession }, transaction, cancel);
                foreach (var (id, accountId) in ended)
                {
                    await connection.ExecuteAsync(delete, new { id }, transaction, cancel);
                    await AuditTrail.AppendAsync(connection, transaction,
                        new(AuditAction.Secured, AuditActor.System, AuditSubject.Account(accountId), null, "sessions"), at, cancel);
                }

                return ended.Count;
            },
            cancel);
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

    private static object RowOf(
        string secret, string accountId, string stamp, string device, DateTimeOffset at, DateTimeOffset confirmedAt, SessionLogin? login) =>
        new
        {
            id = Secret.Hash(secret),
            accountId,
            stamp,
            device,
            at,
            confirmedAt,
            loginId = login?.LoginId,
            providerSession = login?.ProviderSession,
            idToken = login?.IdToken,
            vouched = login?.Vouched ?? false,
        };

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static Task<int> EndAllAsync(
        DbConnection connection, DbTransaction transaction, string accountId, string? but, CancellationToken cancel)
    {
        const string sql = "DELETE FROM session WHERE account_id = @accountId AND (@but IS NULL OR id <> @but)";

        return connection.ExecuteAsync(sql, new { accountId, but }, transaction, cancel);
    }
}
