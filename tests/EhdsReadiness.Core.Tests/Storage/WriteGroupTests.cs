using System.Data.Common;

namespace EhdsReadiness.Core.Tests.Storage;

/// <summary>Writers who wait share a transaction; none of them feels the others.</summary>
[Trait("Engine", "Sqlite")]
public sealed class WriteGroupTests : IDisposable
{
    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Those_who_wait_while_another_writes_share_its_transaction()
    {
        var gate = new TaskCompletionSource();
        var transactions = new List<DbTransaction>();

        await WriteAllAsync(gate, 5, (_, transaction, _) =>
        {
            transactions.Add(transaction);
            return Task.CompletedTask;
        });

        Assert.Equal(5, transactions.Count);
        Assert.Single(transactions.Distinct());
    }

    [Fact]
    public async Task They_write_in_the_order_of_their_coming()
    {
        await WriteAllAsync(new(), 20, InsertAsync);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), await WrittenAsync());
    }

    [Fact]
    public async Task What_one_does_wrong_undoes_that_one_alone()
    {
        var outcomes = await WriteAllAsync(new(), 5, async (connection, transaction, i) =>
        {
            await InsertAsync(connection, transaction, i);
            if (i is 0 or 3) { throw new InvalidOperationException($"{i}"); }
        });

        Assert.Equal([false, true, true, false, true], outcomes);
        Assert.Equal(["1", "2", "4"], await WrittenAsync());
    }

    [Fact]
    public async Task A_refused_precondition_undoes_nothing_of_others()
    {
        var outcomes = await WriteAllAsync(new(), 3, InsertAsync, i =>
            Database.Require(i == 1 ? (_, _) => throw new InvalidOperationException("no longer") : null));

        Assert.Equal([true, false, true], outcomes);
        Assert.Equal(["0", "2"], await WrittenAsync());
    }

    [Fact]
    public async Task Whoever_hangs_up_while_waiting_last_leaves_what_others_wrote_on_disk()
    {
        using var hungUp = new CancellationTokenSource();

        var outcomes = await WriteAllAsync(new(), 3, InsertAsync, cancelOf: i => i == 2 ? hungUp : null);

        Assert.Equal([true, true, false], outcomes);
        Assert.Equal(["0", "1"], await WrittenAsync());
    }

    [Fact]
    public async Task Where_the_engine_gives_the_whole_transaction_up_all_are_told_and_the_next_writes_again()
    {
        var outcomes = await WriteAllAsync(new(), 3, async (connection, transaction, i) =>
        {
            await InsertAsync(connection, transaction, i);
            if (i == 1)
            {
                Execute(connection, transaction, "ROLLBACK");
                throw new SqliteException("database or disk is full", 13);
            }
        });
        await Database.WriteAsync(async (connection, transaction) =>
        {
            await InsertAsync(connection, transaction, 9);
            return true;
        }, default);

        Assert.Equal([false, false, true], outcomes);
        Assert.Equal(["2", "9"], await WrittenAsync());
    }

    [Fact]
    public async Task A_transaction_that_cannot_even_be_rolled_back_keeps_nobody_else_from_writing()
    {
        var outcomes = await WriteAllAsync(new(), 3, async (connection, transaction, i) =>
        {
            await InsertAsync(connection, transaction, i);
            if (i == 0)
            {
                // Behind the back of the transaction, which still wants to end what has ended, and cannot.
                Execute(connection, transaction, "COMMIT");
                throw new SqliteException("disk I/O error", 10);
            }
        });

        Assert.Equal([false, true, true], outcomes);
    }

    [Fact]
    public async Task A_connection_whose_transaction_did_not_end_serves_nobody_else()
    {
        await WriteAllAsync(new(), 1, (connection, transaction, _) =>
        {
            Execute(connection, transaction, "COMMIT; BEGIN");
            throw new SqliteException("disk I/O error", 10);
        });

        var outcomes = await WriteAllAsync(new(), 1, InsertAsync);

        Assert.Equal([true], outcomes);
        Assert.Equal(["0"], await WrittenAsync());
    }

    [Fact]
    public async Task More_than_one_group_takes_are_all_written()
    {
        var outcomes = await WriteAllAsync(new(), WriteGroup.Most + 20, InsertAsync);

        Assert.DoesNotContain(false, outcomes);
        Assert.Equal(WriteGroup.Most + 20, (await WrittenAsync()).Count);
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task InsertAsync(DbConnection connection, DbTransaction transaction, int i) => connection.ExecuteAsync(
        "INSERT INTO used_link (token_hash, account_id, used_at) SELECT @i, id, @at FROM account", new { i = $"{i}", at = $"{i:0000}" },
        transaction);

    private Task<IReadOnlyList<string>> WrittenAsync() =>
        Database.ListAsync<string>("SELECT token_hash FROM used_link ORDER BY rowid", null, default);

    /// <summary>Whether each of a number of works was answered as done: the first holds its turn until all others wait.</summary>
    private async Task<IReadOnlyList<bool>> WriteAllAsync(
        TaskCompletionSource gate, int count, Func<DbConnection, DbTransaction, int, Task> work, Action<int>? before = null,
        Func<int, CancellationTokenSource?>? cancelOf = null)
    {
        await Database.ExecuteAsync(
            "INSERT INTO account (id, email, normalized_email, name, language, security_stamp, concurrency_stamp, two_factor, created_at) " +
            "VALUES ('a', 'a@example.org', 'A@EXAMPLE.ORG', 'A', 'fr', 's', 'c', 0, '2026-11-23') ON CONFLICT DO NOTHING", null, default);
        var tasks = new List<Task<bool>>();
        for (var i = 0; i < count; i++)
        {
            tasks.Add(OneAsync(i));
        }

        foreach (var cancelled in Enumerable.Range(0, count).Select(i => cancelOf?.Invoke(i)).OfType<CancellationTokenSource>())
        {
            await cancelled.CancelAsync();
        }

        gate.SetResult();
        return await Task.WhenAll(tasks);

        async Task<bool> OneAsync(int i)
        {
            before?.Invoke(i);
            try
            {
                return await Database.WriteAsync(async (connection, transaction) =>
                {
                    await gate.Task;
                    await work(connection, transaction, i);
                    return true;
                }, cancelOf?.Invoke(i)?.Token ?? default);
            }
            catch (Exception e) when (e is InvalidOperationException or DbException or OperationCanceledException)
            {
                return false;
            }
        }
    }
}
