namespace EhdsReadiness.Core.Tests.Jobs;

public sealed class JobLeaseStoreTests : IDisposable
{
    private readonly TemporaryDatabase _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    [Trait("Engine", "Sqlite")]
    public async Task The_one_site_of_a_file_has_the_lease_whoever_had_it_and_writes_nothing()
    {
        var now = new DateTimeOffset(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
        // As a release left it that was killed.
        const string insert = "INSERT INTO job_lease (name, holder, until) VALUES ('jobs', 'killed', @until)";
        await _temporary.Database.ExecuteAsync(insert, new { until = now.AddMinutes(1) }, default);
        var leases = new JobLeaseStore(_temporary.Database);

        Assert.True(await leases.TakeAsync("started", now, now.AddMinutes(1), default));
        await leases.GiveBackAsync("started", default);

        Assert.Equal("killed", await _temporary.Database.FindAsync<string>("SELECT holder FROM job_lease", null, default));
    }
}
