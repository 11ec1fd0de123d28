using Dapper;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Accounts;

/// <summary>
/// Keeps accounts that were asked for. Several may wait for one address: none takes it before its link, which only
/// the address receives, and the password, which only the asker knows, have come together.
/// </summary>
public sealed class SignUpStore(Database database)
{
    /// <summary>Adds one under the secret of its link. Those that nobody followed in time go by the way.</summary>
    public Task AddAsync(SignUp signUp, string token, DateTimeOffset at, CancellationToken cancel)
    {
        const string purge = "DELETE FROM sign_up WHERE expires_at <= @at";
        const string sql = """
            INSERT INTO sign_up (token_hash, email, name, language, password_hash, expires_at)
            VALUES (@token, @Email, @Name, @language, @PasswordHash, @expires)
            """;

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(purge, new { at = Instant.Write(at) }, transaction, cancellationToken: cancel));
                var parameters = new DynamicParameters(new { token = Secret.Hash(token), language = signUp.Language.Code(), expires = Instant.Write(signUp.ExpiresAt) });
                parameters.AddDynamicParams(new { signUp.Email, signUp.Name, signUp.PasswordHash });
                return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
            },
            cancel);
    }

    /// <summary>The one of a link; null when the link is unknown, used or no longer good.</summary>
    public async Task<SignUp?> FindAsync(string token, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            SELECT email AS Email, name AS Name, language AS Language, password_hash AS PasswordHash, expires_at AS ExpiresAt
            FROM sign_up
            WHERE token_hash = @token AND expires_at > @at
            """;

        await using var connection = await database.OpenAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, new { token = Secret.Hash(token), at = Instant.Write(at) }, cancellationToken: cancel));
        return row is null ? null : new(
            row.Email,
            row.Name,
            Languages.Find(row.Language) ?? throw new InvalidOperationException($"The database holds an unknown language “{row.Language}”."),
            row.PasswordHash,
            Instant.Read(row.ExpiresAt));
    }

    /// <summary>Uses a link up. False when somebody else did so first.</summary>
    public Task<bool> UseAsync(string token, CancellationToken cancel)
    {
        const string sql = "DELETE FROM sign_up WHERE token_hash = @token";

        return database.WriteAsync(
            async (connection, transaction) =>
                await connection.ExecuteAsync(new CommandDefinition(sql, new { token = Secret.Hash(token) }, transaction, cancellationToken: cancel)) == 1,
            cancel);
    }

    private sealed record Row
    {
        public required string Email { get; init; }

        public required string Name { get; init; }

        public required string Language { get; init; }

        public required string PasswordHash { get; init; }

        public required string ExpiresAt { get; init; }
    }
}
