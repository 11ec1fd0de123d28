namespace EhdsReadiness.Core.Storage;

/// <summary>Remembers for a day what each form that was sent led to, so that the same one sent again does nothing twice.</summary>
public sealed class SentFormStore(Database database)
{
    /// <summary>How long a form sent again is known.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Where that form led, as it was put; null when it was not sent yet.</summary>
    /// <param name="hash">SHA-256 of the form, its sender and its address.</param>
    public async Task<string?> FindAsync(string hash, CancellationToken cancel)
    {
        const string sql = "SELECT location FROM sent_form WHERE hash = @hash";

        return await database.FindAsync<string?>(sql, new { hash }, cancel);
    }

    /// <summary>Remembers where the form led, and forgets those of more than a day ago.</summary>
    public Task PutAsync(string hash, string location, DateTimeOffset at, CancellationToken cancel)
    {
        const string forget = "DELETE FROM sent_form WHERE sent_at < @before";
        const string put = "INSERT INTO sent_form (hash, location, sent_at) VALUES (@hash, @location, @at) ON CONFLICT (hash) DO NOTHING";

        // The form may have ended the very right that it took: what was done is noted all the same.
        database.Require(null);
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(forget, new { before = at - Kept }, transaction, cancel);
                var row = new { hash, location, at };
                return await connection.ExecuteAsync(put, row, transaction, cancel);
            },
            cancel);
    }
}
