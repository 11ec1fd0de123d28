namespace EhdsReadiness.Web.Setup;

/// <summary>Whether pages say that the organisations are invented: asked of the database once a minute at most, since a mark
/// stays.</summary>
public sealed class DemonstrationMark(DemonstrationStore store, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private volatile bool _marked;
    private long _askedAt = long.MinValue;

    public async ValueTask<bool> IsSetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().Ticks;
        if (_marked || now - Interlocked.Read(ref _askedAt) < Minute.Ticks && Interlocked.Read(ref _askedAt) != long.MinValue)
        {
            return _marked;
        }

        try
        {
            _marked = await store.IsMarkedAsync(cancel);
            Interlocked.Exchange(ref _askedAt, now);
        }
        catch (DbException)
        {
            // The page that tells of a database out of order has to be shown all the same.
        }

        return _marked;
    }
}
