namespace EhdsReadiness.Core.Storage;

/// <summary>Keys in a table of PostgreSQL, whose primary key decides between instances. Each statement is a transaction of its own, so that
/// nothing that a request requires of its writes comes in its way.</summary>
internal sealed class KeyRows(Database database) : KeyStore
{
    public override Task<IReadOnlyList<(string Name, string Value)>> AllAsync(CancellationToken cancel)
    {
        const string sql = "SELECT name, value FROM site_key ORDER BY name";

        return database.ListAsync<(string, string)>(sql, null, cancel);
    }

    public override async Task<bool> AddAsync(string name, string value, CancellationToken cancel)
    {
        const string sql = """
            INSERT INTO site_key (name, value, created_at)
            VALUES (@name, @value, now())
            ON CONFLICT (name) DO NOTHING
            """;

        return await RunAsync(sql, name, value, cancel) == 1;
    }

    public override Task ReplaceAsync(string name, string value, CancellationToken cancel)
    {
        const string sql = "UPDATE site_key SET value = @value WHERE name = @name";

        return RunAsync(sql, name, value, cancel);
    }

    private async Task<int> RunAsync(string sql, string name, string value, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await connection.ExecuteAsync(sql, new { name, value }, null, cancel);
    }
}
