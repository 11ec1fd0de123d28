namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Lease on the background jobs of a site, which one of its instances holds, says three times a minute that it lives, and loses a minute
/// after it last could. Clocks of instances that differ make it move sooner or later; two then run the jobs for less than a minute, which
/// no job minds (<see cref="IJob.IsOnEachInstance"/>).
/// </summary>
public sealed partial class JobLease(JobLeaseStore store, TimeProvider clock, ILogger<JobLease> log)
{
    /// <summary>How long a lease is good from the last time it was taken.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>How often it is asked for.</summary>
    public static readonly TimeSpan Renewal = Length / 3;

    private readonly string _holder = $"{Environment.MachineName} {Guid.NewGuid():N}";
    private DateTimeOffset _until;

    /// <summary>Takes the lease, or holds it for longer.</summary>
    /// <returns>False when another instance holds it; null when that cannot be asked, and this one holds it no longer.</returns>
    public async Task<bool?> TakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        try
        {
            var isTaken = await store.TakeAsync(_holder, now, now + Length, cancel);
            _until = isTaken ? now + Length : default;
            return isTaken;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogUnknown(log, e.GetType().Name);
            return clock.GetUtcNow() < _until ? true : null;
        }
    }

    /// <summary>Gives the lease to whoever asks next.</summary>
    public async Task GiveBackAsync()
    {
        try
        {
            await store.GiveBackAsync(_holder, CancellationToken.None);
        }
        catch (Exception e)
        {
            // It is over in a minute.
            LogUnknown(log, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Which instance runs the background jobs could not be asked or said ({Kind})")]
    private static partial void LogUnknown(ILogger log, string kind);
}
