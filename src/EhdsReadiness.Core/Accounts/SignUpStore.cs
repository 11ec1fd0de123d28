namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Keeps accounts that were asked for. Several may wait for one address: none takes it before its link, which only
/// the address receives, and the password, which only the asker knows, have come together.
/// </summary>
public sealed class SignUpStore(Database database)
{
    /// <summary>Adds one under the secret of its link. Those that nobody followed in time go by the way.</summary>
    /// <param name="mail">Holds the link; null where nobody is to get it.</param>
    public Task AddAsync(SignUp signUp, string token, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string purge = "DELETE FROM sign_up WHERE expires_at <= @at";
        const string sql = """
            INSERT INTO sign_up (token_hash, email, name, language, password_hash, expires_at)
            VALUES (@tokenHash, @Email, @Name, @Language, @PasswordHash, @ExpiresAt)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(purge, new { at }, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return await connection.ExecuteAsync(sql, new { tokenHash = Secret.Hash(token), signUp }, transaction, cancel);
            },
            cancel);
    }

    /// <summary>The one of a link; null when the link is unknown, used or no longer good.</summary>
    public Task<SignUp?> FindAsync(string token, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT email, name, language, password_hash, expires_at
            FROM sign_up
            WHERE token_hash = @token AND expires_at > @at
            """;

        return database.FindAsync<SignUp>(sql, new { token = Secret.Hash(token), at }, cancel);
    }

    /// <summary>Makes the account that a link is for, uses the link up, and notes whom it has served.</summary>
    /// <returns>False, and nothing made, when somebody else used the link first, or its address has an account already.</returns>
    public Task<bool> ConfirmAsync(string token, Account account, CancellationToken cancel)
    {
        const string sql = "DELETE FROM sign_up WHERE token_hash = @token";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, new { token = Secret.Hash(token) }, transaction, cancel) == 0
                    || !await AccountStore.AddAsync(connection, transaction, account, AuditActor.Account(account.Id), cancel))
                {
                    return false;
                }

                await UsedLinkStore.NoteAsync(connection, transaction, token, account.Id, account.CreatedAt, cancel);
                return true;
            },
            cancel);
    }
}
