namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps accounts.</summary>
public sealed class AccountStore(Database database)
{
    private const string Columns =
        "id, email, name, language, role, password_hash, security_stamp, concurrency_stamp, two_factor, authenticator_key, created_at, " +
        "disabled_at, EXISTS (SELECT 1 FROM passkey WHERE passkey.account_id = account.id) AS has_passkey";

    /// <summary>The account of an identifier; null when there is none.</summary>
    public Task<Account?> FindAsync(string id, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM account WHERE id = @id";

        return database.FindAsync<Account>(sql, new { id }, cancel);
    }

    /// <summary>The account of an address, given as <see cref="EmailAddress.Normalize"/> makes it; null when there is none.</summary>
    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM account WHERE normalized_email = @normalizedEmail";

        return database.FindAsync<Account>(sql, new { normalizedEmail }, cancel);
    }

    /// <summary>Adds an account. False, and nothing written, when its address has one already.</summary>
    /// <param name="by">Who makes it: the person, or the command line.</param>
    /// <param name="mail">Tells its owner of it; null for nothing.</param>
    public Task<bool> AddAsync(Account account, AuditActor by, CancellationToken cancel, WaitingMail? mail = null) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var isAdded = await AddAsync(connection, transaction, account, by, cancel);
                await MailStore.AddAsync(connection, transaction, isAdded ? mail : null, cancel);
                return isAdded;
            },
            cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static async Task<bool> AddAsync(
        DbConnection connection, DbTransaction transaction, Account account, AuditActor by, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO account (
                id, email, normalized_email, name, language, role, password_hash, security_stamp, concurrency_stamp,
                two_factor, authenticator_key, created_at)
            VALUES (
                @Id, @Email, @NormalizedEmail, @Name, @Language, @Role, @PasswordHash, @SecurityStamp, @ConcurrencyStamp,
                @TwoFactor, @AuthenticatorKey, @CreatedAt)
            ON CONFLICT (normalized_email) DO NOTHING
            """;

        var row = new { account, normalizedEmail = EmailAddress.Normalize(account.Email) };
        var what = new AuditEvent(AuditAction.Created, by, AuditSubject.Account(account.Id), null, account.Role?.Id());
        return await AuditTrail.WriteAsync(connection, transaction, sql, row, what, account.CreatedAt, cancel);
    }

    /// <summary>
    /// Writes what has changed, and gives the account a new concurrency stamp.
    /// False, and nothing written, when somebody else wrote meanwhile or the new address has another account.
    /// </summary>
    /// <param name="what">What stands in the audit trail of it; null for nothing.</param>
    /// <param name="mail">Tells the owner of it; null for nothing.</param>
    public Task<bool> SaveAsync(
        Account account, CancellationToken cancel, AuditEvent? what = null, DateTimeOffset at = default, WaitingMail? mail = null) =>
        SaveWithAsync(account, what, at, (connection, transaction) => MailStore.AddAsync(connection, transaction, mail, cancel), cancel);

    /// <summary>
    /// As <see cref="SaveAsync"/>, by the link of a mail: notes in the same transaction that the link has served the account, and ends its
    /// sessions.
    /// </summary>
    /// <param name="unlinks">Whether logins at identity providers go as well: whoever takes an account back by its letter box has it
    /// alone.</param>
    public Task<bool> SaveByLinkAsync(
        Account account, string token, AuditEvent what, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null,
        bool unlinks = false) =>
        SaveWithAsync(
            account,
            what,
            at,
            async (connection, transaction) =>
            {
                if (unlinks)
                {
                    await ExternalLoginStore.UnlinkAllAsync(connection, transaction, account.Id, at, cancel);
                }

                await UsedLinkStore.NoteAsync(connection, transaction, token, account.Id, at, cancel);
                await SessionStore.EndAllAsync(connection, transaction, account.Id, but: null, cancel);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
            },
            cancel);

    /// <summary>As <see cref="SaveAsync"/>, with what belongs to it in the same transaction.</summary>
    /// <param name="follow">Writes that.</param>
    internal async Task<bool> SaveWithAsync(
        Account account, AuditEvent? what, DateTimeOffset at, Func<DbConnection, DbTransaction, Task> follow, CancellationToken cancel)
    {
        const string sql = """
            UPDATE account
            SET email = @Email, normalized_email = @NormalizedEmail, name = @Name, language = @Language, role = @Role,
                password_hash = @PasswordHash, security_stamp = @SecurityStamp, concurrency_stamp = @ConcurrencyStamp,
                two_factor = @TwoFactor, authenticator_key = @AuthenticatorKey
            WHERE id = @Id AND concurrency_stamp = @Before
                AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.normalized_email = @NormalizedEmail AND other.id <> @Id)
            """;

        var stamp = Guid.NewGuid().ToString("N");
        var parameters = new
        {
            account,
            normalizedEmail = EmailAddress.Normalize(account.Email),
            concurrencyStamp = stamp,
            before = account.ConcurrencyStamp,
        };
        var isSaved = await database.WriteAsync(
            async (connection, transaction) =>
            {
                var isWritten = await AuditTrail.WriteAsync(connection, transaction, sql, parameters, what, at, cancel);
                if (isWritten)
                {
                    await follow(connection, transaction);
                }

                return isWritten;
            },
            cancel);
        if (isSaved)
        {
            account.ConcurrencyStamp = stamp;
        }

        return isSaved;
    }

    /// <summary>All accounts, by address.</summary>
    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancel)
    {
        const string sql = $"SELECT {Columns} FROM account ORDER BY normalized_email";

        return database.ListAsync<Account>(sql, null, cancel);
    }

    /// <summary>Keeps an account's owner out, or lets them in again. Sessions and links of mails are worth nothing from then on.</summary>
    /// <param name="disabled">Whether the owner is kept out.</param>
    /// <returns>False, and nothing written, when it is so already or the account is gone.</returns>
    public Task<bool> SetDisabledAsync(string id, bool disabled, AuditActor by, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            (connection, transaction) => SetDisabledAsync(connection, transaction, id, disabled, by, at, cancel), cancel);

    /// <summary>As the public one, within the caller's transaction.</summary>
    internal static async Task<bool> SetDisabledAsync(DbConnection connection, DbTransaction transaction, string id, bool disabled,
        AuditActor by, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            UPDATE account
            SET disabled_at = @disabledAt, security_stamp = @stamp, concurrency_stamp = @stamp
            WHERE id = @id AND (disabled_at IS NULL) = @disabled
            """;

        var row = new { id, disabled, disabledAt = disabled ? at : (DateTimeOffset?)null, stamp = Guid.NewGuid().ToString("N") };
        var what = new AuditEvent(AuditAction.Secured, by, AuditSubject.Account(id), null, disabled ? "disabled" : "enabled");
        var isDone = await AuditTrail.WriteAsync(connection, transaction, sql, row, what, at, cancel);
        if (isDone)
        {
            await SessionStore.EndAllAsync(connection, transaction, id, but: null, cancel);
        }

        return isDone;
    }

    /// <summary>
    /// Notes that a code of the authenticator app was used. False when that one or a later one was used already: a code is good once.
    /// </summary>
    /// <param name="step">Number of the half-minute since 1970 that the code belongs to.</param>
    public async Task<bool> UseStepAsync(string id, long step, CancellationToken cancel)
    {
        const string sql = """
            UPDATE account
            SET authenticator_step = @step
            WHERE id = @id AND (authenticator_step IS NULL OR authenticator_step < @step)
            """;

        return await database.ExecuteAsync(sql, new { id, step }, cancel) == 1;
    }

    /// <summary>Puts other texts in place of all authenticator secrets, such as sealed ones.</summary>
    /// <param name="replace">Gives for what is kept what is to be kept.</param>
    public Task ReplaceAuthenticatorKeysAsync(Func<string, string> replace, CancellationToken cancel)
    {
        const string select = "SELECT id, authenticator_key FROM account WHERE authenticator_key IS NOT NULL";
        const string update = "UPDATE account SET authenticator_key = @after WHERE id = @id";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                var kept = await connection.ListAsync<(string Id, string Key)>(select, null, transaction, cancel);
                var changed = kept.Select(one => new { one.Id, one.Key, After = replace(one.Key) }).Where(one => one.After != one.Key);
                return await connection.ExecuteAsync(update, changed, transaction, cancel);
            },
            cancel);
    }
}
