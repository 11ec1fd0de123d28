namespace EhdsReadiness.Core.Audit;

/// <summary>Binds all chains of the trail together, from time to time: one hash, noted elsewhere, then vouches for all of them.</summary>
public sealed class AuditCheckpointStore(Database database)
{
    private const string SelectLast = """
        SELECT number, hash
        FROM audit_checkpoint
        ORDER BY number DESC
        LIMIT 1
        """;

    /// <summary>Appends a checkpoint over the chains that have grown, unless none has. Nobody who appends an entry waits for it.</summary>
    /// <returns>The last checkpoint, with this one; null while there is none.</returns>
    public async Task<AuditHead?> AddAsync(DateTimeOffset at, CancellationToken cancel)
    {
        const string grown = """
            SELECT chain, place, hash
            FROM audit_chain
            WHERE NOT EXISTS (
                SELECT 1
                FROM audit_checkpoint_head AS noted
                WHERE noted.chain = audit_chain.chain AND noted.place >= audit_chain.place)
            ORDER BY chain
            """;

        var (seen, heads) = await database.SnapshotAsync(
            async (connection, transaction) => (
                await LastAsync(connection, transaction, cancel),
                await connection.ListAsync<AuditChainHead>(grown, null, transaction, cancel)),
            cancel);
        return heads.Count == 0 ? seen : await database.WriteAsync(
            async (connection, transaction) =>
            {
                var last = await LastAsync(connection, transaction, cancel);
                // Another process may have made one meanwhile: then its own is as good.
                return last == seen ? await AddAsync(connection, transaction, last, heads, at, cancel) : last;
            },
            cancel);
    }

    private static async Task<AuditHead> AddAsync(
        DbConnection connection, DbTransaction transaction, AuditHead? last, IReadOnlyList<AuditChainHead> heads, DateTimeOffset at,
        CancellationToken cancel)
    {
        const string insert = """
            INSERT INTO audit_checkpoint (number, at, previous, hash)
            VALUES (@Number, @at, @Previous, @Hash)
            """;
        const string insertHead = """
            INSERT INTO audit_checkpoint_head (checkpoint, chain, place, hash)
            VALUES (@Number, @Chain, @Place, @Hash)
            """;

        var made = new AuditCheckpoint((int)(last?.Number ?? 0) + 1, Instant.Write(at), last?.Hash ?? AuditChain.Start, "", heads);
        made = made with { Hash = AuditChain.HashOf(made) };
        await connection.ExecuteAsync(insert, new { made.Number, at, made.Previous, made.Hash }, transaction, cancel);
        await connection.ExecuteAsync(
            insertHead, heads.Select(head => new { made.Number, head.Chain, head.Place, head.Hash }), transaction, cancel);
        return new(made.Number, made.Hash, IsCheckpoint: true);
    }

    private static async Task<AuditHead?> LastAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancel) =>
        await connection.FindAsync<(int Number, string Hash)?>(SelectLast, null, transaction, cancel) is var (number, hash)
            ? new(number, hash, IsCheckpoint: true) : null;
}
