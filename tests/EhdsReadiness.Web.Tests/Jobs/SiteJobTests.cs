using System.Diagnostics.Metrics;
using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Tests.Pages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EhdsReadiness.Web.Tests.Jobs;

/// <summary>The background jobs in a running site: what fails in one is told, and the pages answer.</summary>
public sealed class SiteJobTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public async Task InitializeAsync()
    {
        // Early in a month, so that what is due at its end is neither too far nor over for some weeks.
        var now = _site.Clock.GetUtcNow();
        _site.Clock.Move(new DateTimeOffset(now.Year, now.Month, 3, 12, 0, 0, TimeSpan.Zero).AddMonths(1) - now);
        await _site.StartAsync("--Aggregates:Every", "30.00:00:00");
        // From here on rounds are the test's own.
        await _site.Services.GetServices<IHostedService>().OfType<JobRunner>().Single().StopAsync(default);
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void No_background_service_ends_the_site() =>
        Assert.Equal(BackgroundServiceExceptionBehavior.Ignore, _site.Services.GetRequiredService<IOptions<HostOptions>>()
            .Value.BackgroundServiceExceptionBehavior);

    [Theory]
    [InlineData("reminders", "plan_reminder", 24)]
    [InlineData("listings", "client_listing", 1)]
    [InlineData("notices", "event", 1)]
    [InlineData("publications", "publication", 1)]
    [InlineData("audit-head", "audit_checkpoint", 24)]
    public async Task A_dependency_that_is_gone_for_long_is_told_the_site_answers_and_all_is_well_when_it_is_back(
        string name, string table, int hours)
    {
        var job = _site.Job(name);
        await job.RoundAsync(default);
        using var visitor = _site.Visitor();
        Assert.Equal("ok\n", await HealthAsync(visitor));

        await ExecuteAsync($"ALTER TABLE {table} RENAME TO away");
        for (var round = 0; round < 4; round++)
        {
            await job.RoundAsync(default);
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr"));
            _site.Clock.Move(TimeSpan.FromHours(hours));
        }

        var health = await HealthAsync(visitor);
        Assert.StartsWith("ok\n", health, StringComparison.Ordinal);
        Assert.Contains($"degraded: {name}, without success since 20", health, StringComparison.Ordinal);
        Assert.Equal(1, Measure("ehds.job.late", name));

        await ExecuteAsync($"ALTER TABLE away RENAME TO {table}");
        await job.RoundAsync(default);
        Assert.DoesNotContain($"degraded: {name}", await HealthAsync(visitor), StringComparison.Ordinal);
        Assert.Equal(0, Measure("ehds.job.late", name));
    }

    [Fact]
    public async Task A_kind_that_cannot_be_deleted_for_long_is_set_aside_and_told_until_it_can()
    {
        var job = _site.Job("retention");
        await job.RoundAsync(default);
        await ExecuteAsync("ALTER TABLE invitation RENAME TO away");
        for (var round = 0; round < 4; round++)
        {
            await job.RoundAsync(default);
            _site.Clock.Move(TimeSpan.FromDays(1));
        }

        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr"));
        Assert.Contains("set aside: retention", await HealthAsync(visitor), StringComparison.Ordinal);
        Assert.NotEqual(0, Measure("ehds.job.items.set_aside", "retention"));

        await ExecuteAsync("ALTER TABLE away RENAME TO invitation");
        _site.Clock.Move(TimeSpan.FromDays(8));
        await job.RoundAsync(default);
        Assert.DoesNotContain("retention", await HealthAsync(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_that_cannot_be_read_for_an_hour_or_more_make_reports_late_until_they_can()
    {
        var areThere = false;
        using var job = new PeriodicJob(
            new ReportJob(() => areThere ? _site.Services.GetRequiredService<PdfRenderer>() : throw new IOException("no fonts")),
            new(_site.Database), _site.Clock, NullLogger<PeriodicJob>.Instance);
        for (var round = 0; round < 4; round++)
        {
            await job.RoundAsync(default);
            _site.Clock.Move(TimeSpan.FromHours(1));
        }

        Assert.True(job.IsLate);
        areThere = true;
        await job.RoundAsync(default);
        Assert.False(job.IsLate);
    }

    [Theory]
    [InlineData("reminders", 0)]
    [InlineData("reminders", 1)]
    [InlineData("reminders", 2)]
    [InlineData("listings", 0)]
    [InlineData("listings", 1)]
    [InlineData("listings", 2)]
    [InlineData("retention", 0)]
    [InlineData("retention", 1)]
    [InlineData("retention", 2)]
    public async Task One_item_that_fails_stops_no_other_and_is_told_until_it_is_mended(string name, int place)
    {
        var items = await ItemsAsync(name);
        var faulty = items[place].Id;
        var (when, which) = FaultOf(name, faulty);
        await ExecuteAsync(EngineSql.Fault(when, which));
        var job = _site.Job(name);
        for (var round = 0; round < 3; round++)
        {
            await job.RoundAsync(default);
            _site.Clock.Move(TimeSpan.FromDays(1));
        }

        foreach (var (id, done) in items)
        {
            Assert.Equal(id != faulty, await done());
        }

        using var visitor = _site.Visitor();
        Assert.Contains($"set aside: {name}, 1\n", await HealthAsync(visitor), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/fr"));
        Assert.Equal(1, Measure("ehds.job.items.set_aside", name));
        Assert.Equal(3, Measure("ehds.job.items.faults", name));
        var (code, output) = Check();
        Assert.Equal(0, code);
        Assert.Matches($"set aside by {name}: [^\n]*{faulty}[^\n]*, failed 3 times since 20[0-9-]+, the last time with [A-Za-z]+Exception",
            output);
        Assert.EndsWith("no faults\n", output, StringComparison.Ordinal);

        await ExecuteAsync(EngineSql.EndFault);
        _site.Clock.Move(TimeSpan.FromDays(8));
        await job.RoundAsync(default);
        Assert.True(await items[place].IsDone());
        Assert.DoesNotContain($"set aside: {name}", await HealthAsync(visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("set aside", Check().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_health_is_believed_for_five_seconds()
    {
        using var visitor = _site.Visitor();
        Assert.Equal("ok\n", await HealthAsync(visitor));
        var folder = Path.GetDirectoryName(_site.Database.Path)!;
        Directory.Move(folder, $"{folder}-away");
        Assert.Equal("ok\n", await visitor.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));

        _site.Clock.Move(Health.Lasts);
        using var response = await visitor.Http.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Directory.Move($"{folder}-away", folder);
    }

    [Fact]
    public async Task Owners_are_told_once_of_work_that_nobody_leads_and_nothing_is_noted_as_told_without_its_mail()
    {
        using var consulting = await Consulting.BeginAsync(_site);
        var place = await consulting.AddClientAsync("CHU de Montervaux");
        var now = _site.Clock.GetUtcNow();
        await ExecuteAsync(
            "INSERT INTO left_work (assessment_id, kind, target_id, account_id, left_at, told_at) " +
            $"VALUES ('{place.Assessment}', 'question', 'holder-opt-out', NULL, '{Instant.Write(now)}', NULL)");
        var before = _site.Mails(place.Email).Count;
        await ExecuteAsync(EngineSql.Fault("BEFORE INSERT ON mail"));
        await _site.Job("reminders").RoundAsync(default);
        Assert.Equal(before, _site.Mails(place.Email).Count);

        await ExecuteAsync(EngineSql.EndFault);
        await _site.Job("reminders").RoundAsync(default);
        await _site.Job("reminders").RoundAsync(default);

        Assert.Equal(before + 1, _site.Mails(place.Email).Count);
        Assert.Empty(_site.WaitingMails);
    }

    /// <summary>Three items of a job, in its order, each with whether the job did it.</summary>
    private async Task<IReadOnlyList<(string Id, Func<Task<bool>> IsDone)>> ItemsAsync(string name)
    {
        var items = new List<(string Id, Func<Task<bool>> IsDone)>();
        using var consulting = name == "listings" ? await Consulting.BeginAsync(_site) : null;
        for (var i = 0; i < 3; i++)
        {
            items.Add(name switch
            {
                "reminders" => await WishAsync(),
                "listings" => await ClientAsync(consulting!),
                _ => await UntouchedAsync(),
            });
        }

        return [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)];
    }

    private static (string When, string Which) FaultOf(string name, string id) => name switch
    {
        "reminders" => ("BEFORE INSERT ON plan_reminder_sent", $"NEW.assessment_id = '{id}'"),
        "listings" => ("BEFORE INSERT ON client_listing", $"NEW.organisation_id = '{id}'"),
        _ => ("BEFORE DELETE ON assessment", $"OLD.id = '{id}'"),
    };

    private async Task<(string, Func<Task<bool>>)> WishAsync()
    {
        using var consulting = await Consulting.BeginAsync(_site);
        var place = await consulting.AddClientAsync("CHU de Montervaux");
        var now = _site.Clock.GetUtcNow();
        var due = new DateOnly(now.Year, now.Month, 1);
        var details = new ActionDetails("Désigner un référent", null, null, null, due, ActionStatus.ToDo, null, null, null, false);
        await _site.Services.GetRequiredService<TrackingStore>()
            .AddAsync(place.Assessment!, details, AuditActor.Account(place.OwnerId), now, default);
        await _site.Services.GetRequiredService<ReminderStore>().SetWantedAsync(place.Assessment!, place.OwnerId, true, now, default);
        return (place.Assessment!, () => Task.FromResult(_site.Mails(place.Email).Count == 1));
    }

    private async Task<(string, Func<Task<bool>>)> ClientAsync(Consulting consulting)
    {
        var client = await consulting.AddClientAsync("CHU de Montervaux");
        return (client.Id, async () => await CountAsync("SELECT COUNT(*) FROM client_listing WHERE organisation_id = @Id", client.Id) == 1);
    }

    private async Task<(string, Func<Task<bool>>)> UntouchedAsync()
    {
        var settings = new AssessmentSettings(
            AssessmentMode.Full, Roles.Both, new("hospital", "FR-GES", "yes", "no", ["a"], "yes", "no"), "CHU de Montervaux");
        var key = await _site.Assessments.CreateAsync(_site.Content.Questionnaires[^1].Version, settings, new Dictionary<string, Answer>(),
            _site.Clock.GetUtcNow().AddMonths(-13), default);
        var id = (await _site.Assessments.FindAsync(key, default))!.Id;
        return (id, async () => await CountAsync("SELECT COUNT(*) FROM assessment WHERE id = @Id", id) == 0);
    }

    private async Task<long> CountAsync(string sql, string id)
    {
        await using var connection = await _site.Database.OpenAsync(default);
        return await connection.ExecuteScalarAsync<long>(sql, new { Id = id });
    }

    private Task<int> ExecuteAsync(string sql) =>
        _site.Database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), default);

    private async Task<string> HealthAsync(Visitor visitor)
    {
        _site.Clock.Move(Health.Lasts);
        return await visitor.Http.GetStringAsync(new Uri("/health", UriKind.Relative));
    }

    private (int? Code, string Output) Check()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = CommandLine.Run(["db", "check", "--Database:Path", _site.Database.Path], output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()));
    }

    /// <summary>What this site's meter says of a job.</summary>
    private long Measure(string instrument, string job)
    {
        var meters = _site.Services.GetRequiredService<IMeterFactory>();
        long measured = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = (published, self) =>
            {
                if (published.Name == instrument && published.Meter.Name == JobRunner.Meter && published.Meter.Scope == meters)
                {
                    self.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            measured = tags.ToArray().Any(tag => (string?)tag.Value == job) ? value : measured);
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
