namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Runs a background job once each interval. Whatever a round throws is logged with its kind, and the next round comes at its time.
/// What failed and is not mended is remembered across restarts.
/// </summary>
public sealed partial class PeriodicJob(IJob job, JobFaultStore store, TimeProvider clock, ILogger<PeriodicJob> log) : IDisposable
{
    /// <summary>A job is late when it has not succeeded for so many of its intervals.</summary>
    public const int LateAfter = 3;

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyDictionary<string, JobFault> _faults = new Dictionary<string, JobFault>();
    private bool _isKnown;
    private bool _isUnkept;
    private long _lastSuccess = clock.GetUtcNow().UtcTicks;

    /// <summary>Name of the job.</summary>
    public string Name => job.Name;

    /// <summary>When a round succeeded last; before that, when the site started or, if the job failed then already, since when it
    /// fails.</summary>
    public DateTimeOffset LastSuccess
    {
        get => new(Interlocked.Read(ref _lastSuccess), TimeSpan.Zero);
        private set => Interlocked.Exchange(ref _lastSuccess, value.UtcTicks);
    }

    /// <summary>As <see cref="IJob.IsOnEachInstance"/>.</summary>
    public bool IsOnEachInstance => job.IsOnEachInstance;

    /// <summary>True while another instance runs the job: what is known of it here says nothing.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>True when the job has not succeeded for three of its intervals, because it fails or because it hangs.</summary>
    public bool IsLate => !IsElsewhere && clock.GetUtcNow() - LastSuccess >= LateAfter * job.Interval;

    /// <summary>How many items failed again and again and are set aside.</summary>
    public int SetAside => IsElsewhere ? 0 : _faults.Values.Count(fault => fault.IsSetAside);

    /// <summary>How many items failed since the site started, each once in a round.</summary>
    public long ItemFaults { get; private set; }

    /// <summary>How many rounds failed as a whole since the site started.</summary>
    public long RoundFaults { get; private set; }

    /// <summary>Runs rounds until the site stops, or another instance takes over.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            Begin();
            using var timer = new PeriodicTimer(job.Interval, clock);
            var tick = timer.WaitForNextTickAsync(stop).AsTask();
            while (true)
            {
                await RoundAsync(stop);
                using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var work = job.WorkAsync(over.Token);
                if (await Task.WhenAny(tick, work) == tick || !work.IsCompletedSuccessfully)
                {
                    await tick;
                    tick = timer.WaitForNextTickAsync(stop).AsTask();
                }

                await over.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The site stops.
        }
        catch (Exception e)
        {
            LogOver(log, e, Name);
        }
    }

    /// <summary>Runs one round; none runs beside another.</summary>
    /// <exception cref="OperationCanceledException">The site stops.</exception>
    public async Task RoundAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await RecallAsync(cancel);
            var round = new JobRound(Name, _faults, clock.GetUtcNow(), log);
            Exception? fault = null;
            try
            {
                await job.RoundAsync(round, cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                fault = e;
            }

            await CloseAsync(round, fault, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Knows nothing of rounds here before: another instance may have run the job since.</summary>
    private void Begin()
    {
        (IsElsewhere, _isKnown, LastSuccess) = (false, false, clock.GetUtcNow());
        if (!_isUnkept)
        {
            _faults = new Dictionary<string, JobFault>();
        }
    }

    /// <summary>Reads once what was remembered.</summary>
    private async Task RecallAsync(CancellationToken cancel)
    {
        if (_isKnown) { return; }

        try
        {
            var faults = new Dictionary<string, JobFault>(_faults, StringComparer.Ordinal);
            foreach (var (_, remembered) in (await store.AllAsync(cancel)).Where(one => one.Job == Name))
            {
                // What was seen since the start is newer.
                faults.TryAdd(remembered.Item, remembered);
            }

            (_faults, _isKnown) = (faults, true);
            if (_faults.GetValueOrDefault("") is { } failing && failing.Since < LastSuccess)
            {
                LastSuccess = failing.Since;
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogUnkept(log, e, Name);
        }
    }

    private async Task CloseAsync(JobRound round, Exception? fault, CancellationToken cancel)
    {
        var (before, after) = (_faults, round.Faults(isWhole: fault is null));
        ItemFaults += round.Failed;
        if ((fault?.GetType().Name ?? round.FaultOfMachine) is { } kind)
        {
            var failing = before.GetValueOrDefault("") is { } last ? last with
                { Failures = last.Failures + 1, LastAt = round.Now, Kind = kind } : new JobFault("", 1, round.Now, round.Now, kind);
            after[""] = failing;
            RoundFaults++;
            // The whole story once, then the kind.
            LogFault(log, before.GetValueOrDefault("")?.Kind == kind ? null : fault, Name, kind, job.Interval);
        }
        else
        {
            LastSuccess = clock.GetUtcNow();
            if (before.ContainsKey(""))
            {
                LogMended(log, Name);
            }
        }

        _faults = after;
        if (_isUnkept || !IsSame(before, after))
        {
            await KeepAsync(cancel);
        }
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        try
        {
            _isUnkept = true;
            await store.ReplaceAsync(Name, [.. _faults.Values], cancel);
            _isUnkept = false;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            LogUnkept(log, e, Name);
        }
    }

    /// <summary>Of a round that fails each minute it is written once that it does.</summary>
    private static bool IsSame(IReadOnlyDictionary<string, JobFault> before, Dictionary<string, JobFault> after) =>
        before.Count == after.Count
            && after.Values.All(fault => before.TryGetValue(fault.Item, out var former) && (fault.Item.Length == 0 || former == fault));

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed with {Kind}; it is tried again after {Interval}")]
    private static partial void LogFault(ILogger log, Exception? exception, string job, string kind, TimeSpan interval);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} succeeds again")]
    private static partial void LogMended(ILogger log, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "What job {Job} failed at could not be read or kept; it is kept in memory")]
    private static partial void LogUnkept(ILogger log, Exception exception, string job);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Job {Job} ended; the site goes on without it until it is restarted")]
    private static partial void LogOver(ILogger log, Exception exception, string job);
}
