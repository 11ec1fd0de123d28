namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Keeps which mails, held back in the outbox, may leave: that is written in the transaction that notes their words as told. A mail whose
/// name stands nowhere was never told; one that stands here leaves, however often the process is killed.
/// </summary>
public sealed class HeldMailStore(Database database)
{
    /// <summary>The names of the mails that may leave and perhaps did not yet, the oldest first.</summary>
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancel)
    {
        const string sql = "SELECT name FROM held_mail ORDER BY name";

        return database.ListAsync<string>(sql, null, cancel);
    }

    /// <summary>Forgets a mail that has left.</summary>
    public Task ForgetAsync(string name, CancellationToken cancel)
    {
        const string sql = "DELETE FROM held_mail WHERE name = @name";

        return database.ExecuteAsync(sql, new { name }, cancel);
    }

    /// <summary>Notes within the caller's transaction that mails may leave.</summary>
    internal static Task AddAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<string> names, CancellationToken cancel)
    {
        const string sql = "INSERT INTO held_mail (name) VALUES (@name)";

        return connection.ExecuteAsync(sql, names.Select(name => new { name }), transaction, cancel);
    }
}
