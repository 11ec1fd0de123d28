using System.Runtime.CompilerServices;

namespace EhdsReadiness.Core.Storage;

/// <summary>Takes all that a database holds to an empty one, of the same engine or the other.</summary>
public sealed class DatabaseCopy(Database from, Database to)
{
    /// <summary>
    /// Copies every row, as they all stand at one moment, in one transaction of the target. What has come is read there again and compared,
    /// table by table, before it is committed. Both databases have all migrations.
    /// </summary>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="InvalidOperationException">The target is not empty, a value cannot be kept there, or something else came than
    /// left: nothing was written.</exception>
    public Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken cancel) => from.SnapshotAsync(
        (source, read) => to.WriteAsync(
            async (target, transaction) =>
            {
                var copied = new SortedDictionary<string, long>(StringComparer.Ordinal);
                var sources = (await from.Engine.TablesAsync(source, read, cancel))
                    .ToDictionary(table => table.Name, StringComparer.Ordinal);
                // In the order of the target, whose foreign keys may be more.
                var targets = await to.Engine.TablesAsync(target, transaction, cancel);
                await RefuseUnlessEmptyAsync(target, transaction, targets, cancel);
                await to.Engine.WithoutTriggersAsync(
                    target,
                    transaction,
                    targets,
                    async () =>
                    {
                        foreach (var table in targets)
                        {
                            copied[table.Name] = await CopyAsync(source, read, target, transaction, sources[table.Name], table, cancel);
                        }
                    },
                    cancel);
                return (IReadOnlyDictionary<string, long>)copied;
            },
            cancel),
        cancel);

    private async Task<long> CopyAsync(
        DbConnection source, DbTransaction read, DbConnection target, DbTransaction transaction, CopiedTable table, CopiedTable kept,
        CancellationToken cancel)
    {
        var (left, come) = (new Digest(), new Digest());
        // Engines may have the same columns in another order.
        kept = kept with { Columns = [.. table.Columns.Select(column => kept.Columns.First(one => one.Name == column.Name))] };
        await to.Engine.FillAsync(target, transaction, kept, RowsAsync(source, read, table, left, cancel), cancel);
        await foreach (var _ in RowsAsync(target, transaction, kept, come, cancel))
        {
            // Only its digest is asked for.
        }

        return left.Rows == come.Rows && left.Hash == come.Hash ? left.Rows
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{table.Name}: {left.Rows} rows left and {come.Rows} came, or not as they were"));
    }

    private async Task RefuseUnlessEmptyAsync(
        DbConnection target, DbTransaction transaction, IEnumerable<CopiedTable> tables, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            if (await target.FindAsync<long>($"SELECT COUNT(*) FROM \"{table.Name}\"", null, transaction, cancel) > 0)
            {
                throw new InvalidOperationException($"{to.Name} is not empty: {table.Name} has rows");
            }
        }
    }

    /// <summary>The rows of a table in the plain form of SQLite, each taken into the digest.</summary>
    private static async IAsyncEnumerable<object?[]> RowsAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, Digest digest,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (table.Select, transaction, 0);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Column.Plain(rows, i, table.Columns[i].Type);
            }

            digest.Take(row);
            yield return row;
        }
    }

    /// <summary>How many rows there were, and what was in them.</summary>
    private sealed class Digest
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Rows { get; private set; }

        public string Hash => Convert.ToHexString(_hash.GetCurrentHash());

        public void Take(object?[] row)
        {
            Rows++;
            _hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(row));
        }
    }
}
