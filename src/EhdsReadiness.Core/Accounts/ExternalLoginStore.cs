namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps which login at an identity provider signs in to which account. A login is of one account; nothing is ever linked by an
/// address.</summary>
public sealed class ExternalLoginStore(Database database)
{
    private const string Columns = "id, account_id, provider, issuer, subject, role, linked_at";

    /// <summary>The login of somebody at a provider; null when it signs in to no account.</summary>
    public Task<ExternalLogin?> FindAsync(string issuer, string subject, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM external_login WHERE issuer = @issuer AND subject = @subject";

        return database.FindAsync<ExternalLogin>(sql, new { issuer, subject }, cancel);
    }

    /// <summary>The logins of an account, the one linked first at the head.</summary>
    public Task<IReadOnlyList<ExternalLogin>> OfAccountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM external_login WHERE account_id = @accountId ORDER BY linked_at, id";

        return database.ListAsync<ExternalLogin>(sql, new { accountId }, cancel);
    }

    /// <summary>Links a login with an account, with its entry in the audit trail.</summary>
    /// <param name="mail">Tells the owner of it; null for nothing.</param>
    /// <returns>False, and nothing written, when the login is somebody's already.</returns>
    public Task<bool> LinkAsync(
        LoginSubject subject, string accountId, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var isLinked = await LinkAsync(connection, transaction, subject, accountId, at, cancel);
                await MailStore.AddAsync(connection, transaction, isLinked ? mail : null, cancel);
                return isLinked;
            },
            cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static Task<bool> LinkAsync(
        DbConnection connection, DbTransaction transaction, LoginSubject subject, string accountId, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO external_login (id, account_id, provider, issuer, subject, linked_at)
            VALUES (@id, @accountId, @Provider, @Issuer, @Subject, @at)
            ON CONFLICT (issuer, subject) DO NOTHING
            """;

        var row = new { id = Guid.CreateVersion7(at).ToString("N"), accountId, subject.Provider, subject.Issuer, subject.Subject, at };
        return AuditTrail.WriteAsync(connection, transaction, sql, row, EventOf("linked", subject.Provider, accountId), at, cancel);
    }

    /// <summary>Makes an account that its owner signs in to by a provider alone.</summary>
    /// <returns>False, and nothing made, when the address has an account or the login is somebody's.</returns>
    public Task<bool> AddAccountAsync(Account account, LoginSubject subject, CancellationToken cancel) =>
        database.WriteAsync(
            (connection, transaction) => AddAccountAsync(connection, transaction, account, subject, cancel), cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static async Task<bool> AddAccountAsync(
        DbConnection connection, DbTransaction transaction, Account account, LoginSubject subject, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM external_login WHERE issuer = @Issuer AND subject = @Subject";

        return await connection.FindAsync<int>(sql, subject, transaction, cancel) == 0
            && await AccountStore.AddAsync(connection, transaction, account, AuditActor.Account(account.Id), cancel)
            && await LinkAsync(connection, transaction, subject, account.Id, account.CreatedAt, cancel);
    }

    /// <summary>Takes a login from an account and ends the sessions that it began, but for the one that asks for it.</summary>
    /// <param name="ways">Names of the providers that there are: a login at another is no way in.</param>
    /// <param name="sessionId">The session that goes on.</param>
    /// <param name="mail">Tells the owner of it; null for nothing.</param>
    /// <returns>False, and nothing written, when the account has no such login, or no other way in.</returns>
    public Task<bool> UnlinkAsync(
        string accountId, string id, string[] ways, string sessionId, DateTimeOffset at, CancellationToken cancel,
        WaitingMail? mail = null)
    {
        const string select = $"SELECT {Columns} FROM external_login WHERE id = @id AND account_id = @accountId";
        const string delete = """
            DELETE FROM external_login
            WHERE id = @id AND account_id = @accountId AND (
                EXISTS (SELECT 1 FROM account WHERE account.id = @accountId AND account.password_hash IS NOT NULL)
                OR EXISTS (
                    SELECT 1
                    FROM external_login AS other
                    WHERE other.account_id = @accountId AND other.id <> @id AND other.provider IN @ways))
            """;
        const string end = "DELETE FROM session WHERE login_id = @id AND id <> @sessionId";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var row = new { accountId, id, ways, sessionId };
                if (await connection.FindAsync<ExternalLogin>(select, row, transaction, cancel) is not { } login
                    || !await AuditTrail.WriteAsync(
                        connection, transaction, delete, row, EventOf("unlinked", login.Subject.Provider, accountId), at, cancel))
                {
                    return false;
                }

                await TakeRoleAsync(connection, transaction, login, at, cancel);
                await connection.ExecuteAsync(end, row, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Takes all logins from an account, within the caller's transaction.</summary>
    internal static async Task UnlinkAllAsync(
        DbConnection connection, DbTransaction transaction, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = $"DELETE FROM external_login WHERE account_id = @accountId RETURNING {Columns}";

        foreach (var login in await connection.ListAsync<ExternalLogin>(sql, new { accountId }, transaction, cancel))
        {
            await AuditTrail.AppendAsync(connection, transaction, EventOf("unlinked", login.Subject.Provider, accountId), at, cancel);
            await TakeRoleAsync(connection, transaction, login, at, cancel);
        }
    }

    /// <summary>Notes which role the provider gives, so that it is known who may take it away.</summary>
    public Task NoteRoleAsync(string id, AccountRole? role, CancellationToken cancel)
    {
        const string sql = "UPDATE external_login SET role = @role WHERE id = @id";

        return database.ExecuteAsync(sql, new { id, role }, cancel);
    }

    /// <summary>Takes away the role that a login gave, which nobody else would; one that somebody else gave since stays.</summary>
    private static Task TakeRoleAsync(
        DbConnection connection, DbTransaction transaction, ExternalLogin login, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "UPDATE account SET role = NULL, concurrency_stamp = @stamp WHERE id = @AccountId AND role = @Role";

        var row = new { login.AccountId, login.Role, stamp = Guid.NewGuid().ToString("N") };
        var what = new AuditEvent(AuditAction.Withdrew, AuditActor.System, AuditSubject.Account(login.AccountId), null, "none");
        return login.Role is null ? Task.CompletedTask : AuditTrail.WriteAsync(connection, transaction, sql, row, what, at, cancel);
    }

    private static AuditEvent EventOf(string what, string provider, string accountId) =>
        new(AuditAction.Secured, AuditActor.Account(accountId), AuditSubject.Account(accountId), null, $"{what} {provider}");
}
