namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps passkeys. One that comes or goes is written with its account, whose security stamp changes with it.</summary>
public sealed class PasskeyStore(Database database, AccountStore accounts)
{
    private const string Columns =
        "id, account_id, credential_id, public_key, sign_count, name, transports, backup_eligible, backed_up, created_at, used_at";

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public Task<IReadOnlyList<Passkey>> OfAccountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM passkey WHERE account_id = @accountId ORDER BY created_at, id";

        return database.ListAsync<Passkey>(sql, new { accountId }, cancel);
    }

    /// <summary>The passkey of an authenticator's identifier; null when no account has it.</summary>
    public Task<Passkey?> FindAsync(string credentialId, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM passkey WHERE credential_id = @credentialId";

        return database.FindAsync<Passkey>(sql, new { credentialId }, cancel);
    }

    /// <summary>Adds a passkey and writes its account, as <see cref="AccountStore.SaveAsync"/> does. False, and nothing written, when
    /// somebody else wrote the account meanwhile.</summary>
    public Task<bool> AddAsync(Account account, Passkey passkey, AuditEvent what, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string sql = $"""
            INSERT INTO passkey ({Columns})
            VALUES (
                @Id, @AccountId, @CredentialId, @PublicKey, @SignCount, @Name, @Transports, @BackupEligible, @BackedUp, @CreatedAt,
                @UsedAt)
            """;

        return SaveAsync(account, sql, passkey, what, passkey.CreatedAt, mail, cancel);
    }

    /// <summary>Removes a passkey and writes its account. False, and nothing written, when somebody else wrote the account
    /// meanwhile.</summary>
    public Task<bool> RemoveAsync(
        Account account, string id, AuditEvent what, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string sql = "DELETE FROM passkey WHERE id = @id AND account_id = @accountId";

        return SaveAsync(account, sql, new { id, accountId = account.Id }, what, at, mail, cancel);
    }

    /// <summary>As <see cref="RemoveAsync"/>, for all of an account.</summary>
    public Task<bool> RemoveAllAsync(Account account, AuditEvent what, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = "DELETE FROM passkey WHERE account_id = @accountId";

        return SaveAsync(account, sql, new { accountId = account.Id }, what, at, mail: null, cancel);
    }

    /// <summary>Calls a passkey by another name. False when the account has none of that identifier.</summary>
    public async Task<bool> RenameAsync(string accountId, string id, string name, CancellationToken cancel)
    {
        const string sql = "UPDATE passkey SET name = @name WHERE id = @id AND account_id = @accountId";

        return await database.ExecuteAsync(sql, new { id, accountId, name }, cancel) == 1;
    }

    /// <summary>Notes that a passkey was used. False, and nothing written, when it is gone or its authenticator does not count on from what
    /// is known: somebody else may have a copy.</summary>
    /// <param name="signCount">What the authenticator counts now.</param>
    public async Task<bool> UseAsync(string credentialId, long signCount, bool backedUp, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE passkey
            SET sign_count = @signCount, backed_up = @backedUp, used_at = @at
            WHERE credential_id = @credentialId AND (sign_count < @signCount OR (sign_count = 0 AND @signCount = 0))
            """;

        return await database.ExecuteAsync(sql, new { credentialId, signCount, backedUp, at }, cancel) == 1;
    }

    private Task<bool> SaveAsync(
        Account account, string sql, object parameters, AuditEvent what, DateTimeOffset at, WaitingMail? mail, CancellationToken cancel) =>
        accounts.SaveWithAsync(
            account,
            what,
            at,
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(sql, parameters, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
            },
            cancel);
}
