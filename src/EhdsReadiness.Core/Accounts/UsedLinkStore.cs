namespace EhdsReadiness.Core.Accounts;

/// <summary>Remembers by whose account the link of a mail was used, so that it leads them on when they open it again. Of its secret only
/// the hash is kept.</summary>
public sealed class UsedLinkStore(Database database)
{
    /// <summary>The account that a link has served; null when it has served none, or one that is closed.</summary>
    public Task<string?> FindAsync(string token, CancellationToken cancel)
    {
        const string sql = "SELECT account_id FROM used_link WHERE token_hash = @hash";

        return database.FindAsync<string>(sql, new { hash = Secret.Hash(token) }, cancel);
    }

    /// <summary>Notes within the caller's transaction that a link has served an account. It goes with the account.</summary>
    internal static Task NoteAsync(
        DbConnection connection, DbTransaction transaction, string token, string accountId, DateTimeOffset at, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO used_link (token_hash, account_id, used_at)
            VALUES (@hash, @accountId, @at)
            ON CONFLICT (token_hash) DO NOTHING
            """;

        return connection.ExecuteAsync(sql, new { hash = Secret.Hash(token), accountId, at }, transaction, cancel);
    }
}
