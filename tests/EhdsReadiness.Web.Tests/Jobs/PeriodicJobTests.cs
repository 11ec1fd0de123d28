using System.Threading.Channels;

namespace EhdsReadiness.Web.Tests.Jobs;

/// <summary>What every background job has: rounds that go on whatever happens, and items that stop no other.</summary>
public sealed class PeriodicJobTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-jobs-");
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));
    private readonly Database _database;
    private readonly KeptLog _kept = new();
    private readonly LoggerFactory _loggers;
    private readonly ScriptedJob _script = new();

    public PeriodicJobTests()
    {
        _database = new(Path.Combine(_folder.FullName, "site.db"));
        _database.Migrate();
        _loggers = new([_kept]);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("first")]
    [InlineData("middle")]
    [InlineData("last")]
    public async Task An_item_that_fails_stops_no_other_and_is_set_aside_after_three_rounds_for_a_week_restarts_included(string faulty)
    {
        _script.Faults[faulty] = new FormatException("private words");
        for (var round = 1; round <= 5; round++)
        {
            using var job = Job();
            _script.Done.Clear();
            _script.Tried.Clear();
            await job.RoundAsync(default);
            Assert.Equal(ScriptedJob.Items.Where(item => item != faulty), _script.Done);
            Assert.Equal(round <= 3, _script.Tried.Contains(faulty));
            Assert.Equal((round < 3 ? 0 : 1, 0L, false), (job.SetAside, job.RoundFaults, job.IsLate));
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Contains(_kept.Records, record =>
            record.Level == LogLevel.Error
            && record.Text.Contains($"Job scripted: {faulty} failed with FormatException", StringComparison.Ordinal));
        Assert.Contains(_kept.Records, record => record.Text.Contains($"{faulty} is set aside", StringComparison.Ordinal));

        _script.Faults.Clear();
        _clock.Advance(JobFault.Rest);
        using var mended = Job();
        await mended.RoundAsync(default);
        Assert.Equal(0, mended.SetAside);
        Assert.Empty(await new JobFaultStore(_database).AllAsync(default));
    }

    [Fact]
    public async Task A_machine_that_fails_for_all_items_is_the_rounds_fault_and_no_items()
    {
        foreach (var item in ScriptedJob.Items)
        {
            _script.Faults[item] = new IOException("disk");
        }

        using var job = Job();
        for (var round = 0; round < 4; round++)
        {
            await job.RoundAsync(default);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((0, 4L, true), (job.SetAside, job.RoundFaults, job.IsLate));
        _script.Faults.Clear();
        await job.RoundAsync(default);
        Assert.False(job.IsLate);
    }

    [Fact]
    public async Task A_machine_that_fails_for_one_item_alone_is_that_items_fault()
    {
        _script.Faults["middle"] = new UnauthorizedAccessException();
        using var job = Job();
        for (var round = 0; round < 3; round++)
        {
            await job.RoundAsync(default);
        }

        Assert.Equal((1, 0L), (job.SetAside, job.RoundFaults));
    }

    [Fact]
    public async Task Rounds_go_on_at_their_interval_whatever_one_throws_and_end_with_the_site()
    {
        using var job = Job();
        using var stop = new CancellationTokenSource();
        _script.Round = () => throw new InvalidOperationException("anything");
        var running = job.RunAsync(stop.Token);
        for (var round = 0; round < 4; round++)
        {
            await _script.RoundedAsync();
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.True(job.IsLate);
        _script.Round = null;
        // The first may have begun before, and the last have not ended.
        for (var round = 0; round < 3; round++)
        {
            await _script.RoundedAsync();
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.False(job.IsLate);
        // The whole story once.
        Assert.Single(_kept.Records, record => record.Text.Contains("at EhdsReadiness", StringComparison.Ordinal));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_job_that_hangs_is_late()
    {
        using var job = Job();
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        _script.Round = () => never.Task.WaitAsync(stop.Token);
        var running = job.RunAsync(stop.Token);
        await _script.RoundedAsync();
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.True(job.IsLate);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Work_that_comes_is_done_before_the_interval_is_over()
    {
        using var job = Job();
        using var stop = new CancellationTokenSource();
        var running = job.RunAsync(stop.Token);
        await _script.RoundedAsync();
        _script.Work.Release();
        await _script.RoundedAsync();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_database_that_fails_too_stops_no_job_and_what_failed_is_kept_in_memory()
    {
        _script.Faults["first"] = new FormatException();
        File.Move(_database.Path, $"{_database.Path}-away");
        using var job = Job();
        for (var round = 0; round < 3; round++)
        {
            await job.RoundAsync(default);
        }

        Assert.Equal(1, job.SetAside);
        File.Move($"{_database.Path}-away", _database.Path);
        _script.Faults["last"] = new FormatException();
        await job.RoundAsync(default);
        Assert.Equal(["first", "last"], (await new JobFaultStore(_database).AllAsync(default)).Select(one => one.Fault.Item));
    }

    private PeriodicJob Job() => new(_script, new(_database), _clock, _loggers.CreateLogger<PeriodicJob>());

    private sealed class ScriptedJob : IJob
    {
        public static readonly IReadOnlyList<string> Items = ["first", "middle", "last"];

        private readonly Channel<bool> _rounds = Channel.CreateUnbounded<bool>();

        public string Name => "scripted";

        public TimeSpan Interval => TimeSpan.FromHours(1);

        public SemaphoreSlim Work { get; } = new(0);

        public Dictionary<string, Exception> Faults { get; } = [];

        public Func<Task>? Round { get; set; }

        public List<string> Tried { get; } = [];

        public List<string> Done { get; } = [];

        public async Task RoundedAsync() => await _rounds.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        public Task WorkAsync(CancellationToken cancel) => Work.WaitAsync(cancel);

        public async Task RoundAsync(JobRound round, CancellationToken cancel)
        {
            _rounds.Writer.TryWrite(true);
            await (Round?.Invoke() ?? Task.CompletedTask);
            await round.EachAsync(
                Items,
                item => item,
                item =>
                {
                    Tried.Add(item);
                    if (Faults.TryGetValue(item, out var fault))
                    {
                        throw fault;
                    }

                    Done.Add(item);
                    return Task.CompletedTask;
                },
                cancel);
        }
    }
}
