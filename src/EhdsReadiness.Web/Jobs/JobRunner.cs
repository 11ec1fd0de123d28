using System.Diagnostics.Metrics;

namespace EhdsReadiness.Web.Jobs;

/// <summary>Runs the background jobs, each for itself, while the site runs and this instance holds the lease, and measures them.</summary>
public sealed partial class JobRunner : BackgroundService
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "EhdsReadiness.Jobs";

    private readonly IReadOnlyList<PeriodicJob> _jobs;
    private readonly JobLease _lease;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobRunner> _log;

    public JobRunner(IEnumerable<PeriodicJob> jobs, JobLease lease, IMeterFactory meters, TimeProvider clock, ILogger<JobRunner> log)
    {
        (_jobs, _lease, _clock, _log) = ([.. jobs], lease, clock, log);
        var meter = meters.Create(Meter);
        meter.CreateObservableGauge("ehds.job.late", () =>
            Each(job => job.IsLate ? 1 : 0), description: "1 when a job has not succeeded for three of its intervals");
        meter.CreateObservableGauge("ehds.job.age", () =>
            Each(job => (long)(clock.GetUtcNow() - job.LastSuccess).TotalSeconds), "s", "Time since a job succeeded");
        meter.CreateObservableGauge("ehds.job.items.set_aside", () =>
            Each(job => job.SetAside), description: "Items that failed again and again");
        meter.CreateObservableCounter("ehds.job.items.faults", () =>
            Each(job => job.ItemFaults), description: "Items that failed, each once in a round");
        meter.CreateObservableCounter("ehds.job.rounds.faults", () =>
            Each(job => job.RoundFaults), description: "Rounds that failed as a whole");
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RunAsync(_jobs.Where(job => job.IsOnEachInstance), stoppingToken), RunWithLeaseAsync(stoppingToken));

    private static Task RunAsync(IEnumerable<PeriodicJob> jobs, CancellationToken stop) =>
        Task.WhenAll(jobs.Select(job => Task.Run(() => job.RunAsync(stop), CancellationToken.None)));

    /// <summary>Runs the jobs of the lease for as long as it is held here; when another instance has it, rounds under way end.</summary>
    private async Task RunWithLeaseAsync(CancellationToken stop)
    {
        var jobs = _jobs.Where(job => !job.IsOnEachInstance).ToList();
        using var timer = new PeriodicTimer(JobLease.Renewal, _clock);
        CancellationTokenSource? over = null;
        var running = Task.CompletedTask;
        try
        {
            do
            {
                var isHeld = await _lease.TakeAsync(stop);
                if (isHeld is true && over is null)
                {
                    LogTaken(_log);
                    over = CancellationTokenSource.CreateLinkedTokenSource(stop);
                    running = RunAsync(jobs, over.Token);
                }
                else if (isHeld is not true && over is not null)
                {
                    LogLost(_log);
                    await EndAsync();
                }

                jobs.ForEach(job => job.IsElsewhere = isHeld is false);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The site stops.
        }

        if (over is not null)
        {
            await EndAsync();
            await _lease.GiveBackAsync();
        }

        async Task EndAsync()
        {
            await over.CancelAsync();
            await running;
            over.Dispose();
            over = null;
        }
    }

    private IEnumerable<Measurement<long>> Each(Func<PeriodicJob, long> value) => _jobs.Where(job => !job.IsElsewhere)
        .Select(job => new Measurement<long>(value(job), new KeyValuePair<string, object?>("job", job.Name)));

    [LoggerMessage(Level = LogLevel.Information, Message = "This instance runs the background jobs")]
    private static partial void LogTaken(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This instance runs the background jobs no longer")]
    private static partial void LogLost(ILogger log);
}
