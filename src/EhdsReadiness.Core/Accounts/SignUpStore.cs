namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Keeps accounts that were asked for. Several may wait for one address: none takes it before its link, which only
/// the address receives, and the password, which only the asker knows, or the login that asked for it, have come together.
/// </summary>
public sealed class SignUpStore(Database database)
{
    /// <summary>Adds one under the secret of its link. Those that nobody followed in time go by the way.</summary>
    /// <param name="mail">Holds the link; null where nobody is to get it.</param>
    public Task AddAsync(SignUp signUp, string token, DateTimeOffset at, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string purge = "DELETE FROM sign_up WHERE expires_at <= @at";
        const string sql = """
            INSERT INTO sign_up (token_hash, email, name, language, password_hash, expires_at, provider, issuer, subject)
            VALUES (@tokenHash, @Email, @Name, @Language, @PasswordHash, @ExpiresAt, @provider, @issuer, @subject)
            """;

        var row = new
        {
            tokenHash = Secret.Hash(token),
            signUp.Email,
            signUp.Name,
            signUp.Language,
            signUp.PasswordHash,
            signUp.ExpiresAt,
            provider = signUp.Login?.Provider,
            issuer = signUp.Login?.Issuer,
            subject = signUp.Login?.Subject,
        };

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(purge, new { at }, transaction, cancel);
                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return await connection.ExecuteAsync(sql, row, transaction, cancel);
            },
            cancel);
    }

    /// <summary>The one of a link; null when the link is unknown, used or no longer good.</summary>
    public Task<SignUp?> FindAsync(string token, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT email, name, language, password_hash, expires_at, provider, issuer, subject
            FROM sign_up
            WHERE token_hash = @token AND expires_at > @at
            """;

        return database.FindAsync<SignUp>(sql, new { token = Secret.Hash(token), at }, cancel);
    }

    /// <summary>Makes the account that a link is for, uses the link up, and notes whom it has served.</summary>
    /// <param name="login">Who asked for it by way of an identity provider; null where a password did.</param>
    /// <returns>False, and nothing made, when somebody else used the link first, or its address has an account already.</returns>
    public Task<bool> ConfirmAsync(string token, Account account, LoginSubject? login, CancellationToken cancel)
    {
        const string sql = "DELETE FROM sign_up WHERE token_hash = @token";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, new { token = Secret.Hash(token) }, transaction, cancel) == 0
                    || !(login is null
                        ? await AccountStore.AddAsync(connection, transaction, account, AuditActor.Account(account.Id), cancel)
                        : await ExternalLoginStore.AddAccountAsync(connection, transaction, account, login, cancel)))
                {
                    return false;
                }

                await UsedLinkStore.NoteAsync(connection, transaction, token, account.Id, account.CreatedAt, cancel);
                return true;
            },
            cancel);
    }
}
