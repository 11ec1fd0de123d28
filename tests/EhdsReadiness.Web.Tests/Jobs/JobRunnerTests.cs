using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;

namespace EhdsReadiness.Web.Tests.Jobs;

/// <summary>Two instances of a site on one PostgreSQL: one runs the background jobs, and the other takes over.</summary>
[Trait("Engine", "Postgres")]
public sealed class JobRunnerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDatabase _temporary = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Instance _first;
    private readonly Instance _second;

    public JobRunnerTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        (_first, _second) = (new(_temporary.Database, meters), new(_temporary.OfAnother(), meters));
    }

    public async Task InitializeAsync()
    {
        await _first.Runner.StartAsync(default);
        await _first.Leased.BegunAsync();
        await _second.Runner.StartAsync(default);
        await _second.UntilAsync(isElsewhere: true);
    }

    public async Task DisposeAsync()
    {
        await _first.StopAsync();
        await _second.StopAsync();
    }

    public void Dispose()
    {
        _services.Dispose();
        _temporary.Dispose();
    }

    [PostgresFact]
    public async Task One_instance_runs_the_jobs_and_each_runs_those_that_belong_to_it()
    {
        await _first.OfEach.BegunAsync();
        await _second.OfEach.BegunAsync();
        _second.Clock.Advance(2 * JobLease.Renewal);
        await _second.OfEach.BegunAsync();

        // It is not late for what it is not to do.
        Assert.False(_second.Job.IsLate);
        Assert.Equal((1, 0), (_first.Leased.Rounds, _second.Leased.Rounds));
    }

    [PostgresFact]
    public async Task One_that_falls_silent_is_followed_by_another_after_a_minute_and_ends_its_round_when_it_comes_to()
    {
        _second.Clock.Advance(JobLease.Length - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _second.Leased.Rounds);
        _second.Clock.Advance(JobLease.Renewal);
        await _second.Leased.BegunAsync();

        Assert.False(_first.Leased.Ended.IsCompleted);
        _first.Clock.Advance(JobLease.Length + JobLease.Renewal);
        await _first.Leased.Ended.WaitAsync(TimeSpan.FromSeconds(60));
        await _first.UntilAsync(isElsewhere: true);

        Assert.Equal((1, 1), (_first.Leased.Rounds, _second.Leased.Rounds));
        Assert.False(_second.Job.IsElsewhere);
    }

    [PostgresFact]
    public async Task One_that_stops_is_followed_at_the_next_look()
    {
        await _first.StopAsync();
        Assert.True(_first.Leased.Ended.IsCompleted);

        _second.Clock.Advance(JobLease.Renewal);
        await _second.Leased.BegunAsync();
    }

    /// <summary>An instance with a clock of its own: while that stands still it is as if the process hung.</summary>
    private sealed class Instance
    {
        private readonly PeriodicJob _ofEach;

        public Instance(Database database, IMeterFactory meters)
        {
            (Job, _ofEach) = (JobOf(Leased, database), JobOf(OfEach, database));
            var lease = new JobLease(new(database), Clock, NullLogger<JobLease>.Instance);
            Runner = new([Job, _ofEach], lease, meters, Clock, NullLogger<JobRunner>.Instance);
        }

        public FakeTimeProvider Clock { get; } = new(new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));

        public HangingJob Leased { get; } = new(isOnEachInstance: false);

        public HangingJob OfEach { get; } = new(isOnEachInstance: true);

        public PeriodicJob Job { get; }

        public JobRunner Runner { get; }

        /// <summary>Returns when the instance knows whether another one runs the jobs.</summary>
        public async Task UntilAsync(bool isElsewhere)
        {
            var given = DateTime.UtcNow.AddMinutes(1);
            while (Job.IsElsewhere != isElsewhere && DateTime.UtcNow < given)
            {
                await Task.Yield();
            }

            Assert.Equal(isElsewhere, Job.IsElsewhere);
        }

        public async Task StopAsync()
        {
            await Runner.StopAsync(default);
            Runner.Dispose();
            Job.Dispose();
            _ofEach.Dispose();
        }

        private PeriodicJob JobOf(HangingJob job, Database database) => new(job, new(database), Clock, NullLogger<PeriodicJob>.Instance);
    }

    /// <summary>A job whose rounds go on until they are to end, or, on each instance, are done at once.</summary>
    private sealed class HangingJob(bool isOnEachInstance) : IJob
    {
        private readonly Channel<bool> _begun = Channel.CreateUnbounded<bool>();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => isOnEachInstance ? "of each" : "leased";

        public TimeSpan Interval => TimeSpan.FromSeconds(10);

        public bool IsOnEachInstance => isOnEachInstance;

        public int Rounds { get; private set; }

        /// <summary>Ends when a round was told to end.</summary>
        public Task Ended => _ended.Task;

        public async Task BegunAsync() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        public async Task RoundAsync(JobRound round, CancellationToken cancel)
        {
            Rounds++;
            _begun.Writer.TryWrite(true);
            if (isOnEachInstance) { return; }

            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            }
            finally
            {
                _ended.TrySetResult();
            }
        }
    }
}
