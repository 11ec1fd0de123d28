using Dapper;
using EhdsReadiness.Core.Audit;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps accounts.</summary>
public sealed class AccountStore(Database database)
{
    /// <summary>The account of an identifier; null when there is none.</summary>
    public Task<Account?> FindAsync(string id, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                id AS Id, email AS Email, name AS Name, language AS Language, role AS Role, password_hash AS PasswordHash,
                security_stamp AS SecurityStamp, concurrency_stamp AS ConcurrencyStamp, two_factor AS TwoFactor,
                authenticator_key AS AuthenticatorKey, created_at AS CreatedAt
            FROM account
            WHERE id = @id
            """;

        return FindAsync(sql, new { id }, cancel);
    }

    /// <summary>The account of an address, given as <see cref="EmailAddress.Normalize"/> makes it; null when there is none.</summary>
    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancel)
    {
        const string sql = """
            SELECT
                id AS Id, email AS Email, name AS Name, language AS Language, role AS Role, password_hash AS PasswordHash,
                security_stamp AS SecurityStamp, concurrency_stamp AS ConcurrencyStamp, two_factor AS TwoFactor,
                authenticator_key AS AuthenticatorKey, created_at AS CreatedAt
            FROM account
            WHERE normalized_email = @normalizedEmail
            """;

        return FindAsync(sql, new { normalizedEmail }, cancel);
    }

    /// <summary>Adds an account. False, and nothing written, when its address has one already.</summary>
    /// <param name="by">Who makes it: the person, or the command line.</param>
    public Task<bool> AddAsync(Account account, AuditActor by, CancellationToken cancel)
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

        var parameters = ParametersOf(account, account.ConcurrencyStamp);
        parameters.Add("CreatedAt", Instant.Write(account.CreatedAt));
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 0)
                {
                    return false;
                }

                var what = new AuditEvent(AuditAction.Created, by, AuditSubject.Account(account.Id), null, account.Role?.Id());
                await AuditTrail.AppendAsync(connection, transaction, what, account.CreatedAt, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>
    /// Writes what has changed, and gives the account a new concurrency stamp.
    /// False, and nothing written, when somebody else wrote meanwhile or the new address has another account.
    /// </summary>
    public async Task<bool> SaveAsync(Account account, CancellationToken cancel)
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
        var parameters = ParametersOf(account, stamp);
        parameters.Add("Before", account.ConcurrencyStamp);
        if (!await ExecuteAsync(sql, parameters, cancel))
        {
            return false;
        }

        account.ConcurrencyStamp = stamp;
        return true;
    }

    /// <summary>Notes that a code of the authenticator app was used. False when that one or a later one was used already: a code is good once.</summary>
    /// <param name="step">Number of the half-minute since 1970 that the code belongs to.</param>
    public Task<bool> UseStepAsync(string id, long step, CancellationToken cancel)
    {
        const string sql = """
            UPDATE account
            SET authenticator_step = @step
            WHERE id = @id AND (authenticator_step IS NULL OR authenticator_step < @step)
            """;

        return ExecuteAsync(sql, new { id, step }, cancel);
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
                var kept = await connection.QueryAsync<(string Id, string Key)>(new CommandDefinition(select, transaction: transaction, cancellationToken: cancel));
                var changed = kept.Select(one => (one.Id, Before: one.Key, After: replace(one.Key))).Where(one => one.After != one.Before).Select(one => new { id = one.Id, after = one.After });
                return await connection.ExecuteAsync(new CommandDefinition(update, changed, transaction, cancellationToken: cancel));
            },
            cancel);
    }

    private async Task<Account?> FindAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancel)))?.ToAccount();
    }

    private Task<bool> ExecuteAsync(string sql, object parameters, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
                await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)) == 1,
            cancel);

    private static DynamicParameters ParametersOf(Account account, string concurrencyStamp) => new(new
    {
        account.Id,
        account.Email,
        NormalizedEmail = EmailAddress.Normalize(account.Email),
        account.Name,
        Language = account.Language.Code(),
        Role = account.Role?.Id(),
        account.PasswordHash,
        account.SecurityStamp,
        ConcurrencyStamp = concurrencyStamp,
        account.TwoFactor,
        account.AuthenticatorKey,
    });

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Email { get; init; }

        public required string Name { get; init; }

        public required string Language { get; init; }

        public string? Role { get; init; }

        public string? PasswordHash { get; init; }

        public required string SecurityStamp { get; init; }

        public required string ConcurrencyStamp { get; init; }

        public required bool TwoFactor { get; init; }

        public string? AuthenticatorKey { get; init; }

        public required string CreatedAt { get; init; }

        public Account ToAccount() => new()
        {
            Id = Id,
            Email = Email,
            Name = Name,
            Language = Languages.Find(Language) ?? throw new InvalidOperationException($"The database holds an unknown language “{Language}”."),
            Role = AccountRoles.Find(Role),
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            ConcurrencyStamp = ConcurrencyStamp,
            TwoFactor = TwoFactor,
            AuthenticatorKey = AuthenticatorKey,
            CreatedAt = Instant.Read(CreatedAt),
        };
    }
}
