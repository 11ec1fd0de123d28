using Microsoft.Data.Sqlite;

namespace EhdsReadiness.Core.Storage;

/// <summary>
/// Writers that share one transaction, each in a savepoint of its own: what one does wrong undoes that one alone, and all are answered once
/// it is on disk. Where a disk sync costs milliseconds, fifty who wait pay for one.
/// </summary>
internal sealed class WriteGroup(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    /// <summary>How many write together at most: the first of them waits for the last.</summary>
    public const int Most = 100;

    private const string Savepoint = "writer";

    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writers;
    private DbException? _lost;

    /// <summary>Ends when what was written is on disk; fails, for all who wrote, when it cannot be.</summary>
    public Task Committed => _committed.Task;

    /// <summary>Whether nobody else may join: it is full, or the engine gave the whole transaction up.</summary>
    public bool IsClosed => _writers == Most || _lost is not null;

    /// <summary>Runs one writer’s work; an exception undoes that and no other’s.</summary>
    public async Task<T> RunAsync<T>(
        Func<DbConnection, DbTransaction, Task>? condition, Func<DbConnection, DbTransaction, Task<T>> work)
    {
        _writers++;
        await transaction.SaveAsync(Savepoint);
        try
        {
            if (condition is not null)
            {
                await condition(connection, transaction);
            }

            var result = await work(connection, transaction);
            await transaction.ReleaseAsync(Savepoint);
            return result;
        }
        catch (Exception e)
        {
            await UndoAsync(e);
            throw;
        }
    }

    /// <summary>Commits, and answers all who wrote.</summary>
    public async Task CommitAsync()
    {
        try
        {
            if (_lost is not null) { throw _lost; }

            // From here on the work is done: a reader who hangs up must not undo it half-way.
            await transaction.CommitAsync(CancellationToken.None);
            _committed.SetResult();
        }
        catch (Exception e)
        {
            _committed.SetException(e);
            // Those whose own work failed do not ask.
            _ = _committed.Task.Exception;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        catch (DbException)
        {
            // All who wrote have been told. A connection within a transaction that does not end is of no use to anybody else, and closing
            // it as it should be would try to end the transaction again.
            var broken = (SqliteConnection)connection;
            SqliteConnection.ClearPool(broken);
            broken.Handle?.Dispose();
            return;
        }

        await connection.DisposeAsync();
    }

    private async Task UndoAsync(Exception cause)
    {
        try
        {
            await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // A full disk, among others, has the engine roll the whole transaction back by itself.
            _lost = cause as DbException ?? e as DbException ?? new SqliteException($"The transaction is gone: {e.Message}", 1);
        }
    }
}
