using System.Diagnostics.Metrics;

namespace EhdsReadiness.Web.Jobs;

/// <summary>Runs the background jobs, each for itself, while the site runs, and measures them.</summary>
public sealed class JobRunner : BackgroundService
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "EhdsReadiness.Jobs";

    private readonly IReadOnlyList<PeriodicJob> _jobs;

    public JobRunner(IEnumerable<PeriodicJob> jobs, IMeterFactory meters, TimeProvider clock)
    {
        _jobs = [.. jobs];
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_jobs.Select(job => Task.Run(() => job.RunAsync(stoppingToken), CancellationToken.None)));

    private IEnumerable<Measurement<long>> Each(Func<PeriodicJob, long> value) =>
        _jobs.Select(job => new Measurement<long>(value(job), new KeyValuePair<string, object?>("job", job.Name)));
}
