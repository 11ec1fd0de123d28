namespace EhdsReadiness.Core.Accounts;

/// <summary>Keeps the hashes of recovery codes. With 80 random bits behind each they need no salt and no stretching.</summary>
public sealed class RecoveryCodeStore(Database database)
{
    /// <summary>Puts new codes in place of all there were.</summary>
    public Task ReplaceAsync(string accountId, IEnumerable<string> codes, CancellationToken cancel)
    {
        const string delete = "DELETE FROM recovery_code WHERE account_id = @accountId";
        const string insert = "INSERT INTO recovery_code (account_id, code_hash) VALUES (@accountId, @hash)";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(delete, new { accountId }, transaction, cancel);
                var rows = codes.Select(code => new { accountId, hash = HashOf(code) });
                return await connection.ExecuteAsync(insert, rows, transaction, cancel);
            },
            cancel);
    }

    /// <summary>Makes new codes in place of all there were, and gives them: they are never to be had again.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(string accountId, CancellationToken cancel)
    {
        IReadOnlyList<string> codes = [.. Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Create())];
        await ReplaceAsync(accountId, codes, cancel);
        return codes;
    }

    /// <summary>Uses a code up. False, and nothing written, when it is none of the account's, or was used.</summary>
    /// <param name="mail">Tells the owner of it; null for nothing.</param>
    public Task<bool> UseAsync(string accountId, string typed, CancellationToken cancel, WaitingMail? mail = null)
    {
        const string sql = "DELETE FROM recovery_code WHERE account_id = @accountId AND code_hash = @hash";

        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(sql, new { accountId, hash = HashOf(typed) }, transaction, cancel) == 0) { return false; }

                await MailStore.AddAsync(connection, transaction, mail, cancel);
                return true;
            },
            cancel);
    }

    /// <summary>Number of codes that are left.</summary>
    public Task<int> CountAsync(string accountId, CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM recovery_code WHERE account_id = @accountId";

        return database.FindAsync<int>(sql, new { accountId }, cancel);
    }

    private static string HashOf(string code) => Secret.Hash(RecoveryCode.Normalize(code));
}
