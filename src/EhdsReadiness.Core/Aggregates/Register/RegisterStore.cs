namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>Keeps the register of known organisations.</summary>
public sealed class RegisterStore(Database database)
{
    /// <summary>All entries, by identifier.</summary>
    public async Task<IReadOnlyList<RegisterEntry>> AllAsync(CancellationToken cancel) =>
        await database.SnapshotAsync((connection, transaction) => ReadAsync(connection, transaction, cancel), cancel);

    /// <summary>How many entries there are.</summary>
    public Task<int> CountAsync(CancellationToken cancel)
    {
        const string sql = "SELECT COUNT(*) FROM register_entry";

        return database.FindAsync<int>(sql, null, cancel);
    }

    /// <summary>Mark of a register, by which whoever saw it is told when it has changed.</summary>
    public static string MarkOf(IReadOnlyList<RegisterEntry> entries) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entries)));

    /// <summary>Puts a register in the place of the former one.</summary>
    /// <param name="seen">Mark of the one that it is to replace; null for whichever there is.</param>
    /// <returns>False, and nothing written, when there is another one by now.</returns>
    public Task<bool> ReplaceAsync(
        IReadOnlyList<RegisterEntry> entries, AuditActor by, DateTimeOffset at, CancellationToken cancel, string? seen = null) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (seen is not null && seen != MarkOf(await ReadAsync(connection, transaction, cancel))) { return false; }

                await WriteAsync(connection, transaction, entries, cancel);
                await AuditTrail.AppendAsync(
                    connection, transaction, new(AuditAction.Changed, by, new("register", "all"), null), at, cancel);
                return true;
            },
            cancel);

    internal static Task<IReadOnlyList<RegisterEntry>> ReadAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        const string sql = """
            SELECT identifier, name, kind, region, role, categories, counts_with AS "group", contact, finess
            FROM register_entry
            ORDER BY identifier
            """;

        return connection.ListAsync<RegisterEntry>(sql, null, transaction, cancel);
    }

    private static async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, IEnumerable<RegisterEntry> entries, CancellationToken cancel)
    {
        const string delete = "DELETE FROM register_entry";
        const string insert = """
            INSERT INTO register_entry (identifier, name, kind, region, role, categories, counts_with, contact, finess)
            VALUES (@Identifier, @Name, @Kind, @Region, @Role, @categories, @Group, @Contact, @Finess)
            """;

        await connection.ExecuteAsync(delete, null, transaction, cancel);
        var rows = entries.Select(entry => new { entry, categories = string.Join(' ', entry.Categories) });
        await connection.ExecuteAsync(insert, rows, transaction, cancel);
    }
}
