using EhdsReadiness.Web.Tests.Mails;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EhdsReadiness.Web.Tests.Jobs;

/// <summary>What becomes of mails when the server, a file or a folder fails: one concerns no other.</summary>
public sealed class MailJobTests : IDisposable
{
    private const string Damaged = "damaged@exemple.fr";
    private const string Empty = "empty@exemple.fr";

    private readonly SmallDisk _disk = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));
    private readonly SmtpServer _server = new();
    private readonly Database _database;
    private readonly ITestOutputHelper _output;
    private readonly Outbox _outbox;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-mails-");

    public MailJobTests(ITestOutputHelper output)
    {
        _output = output;
        _database = new(Path.Combine(_folder.FullName, "site.db"));
        _database.Migrate();
        _outbox = new(Path.Combine(_disk.Folder, "outbox"), new(), _clock, NullLogger<Outbox>.Instance);
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _server.Dispose();
        _database.Dispose();
        _disk.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, int> Faults()
    {
        var data = new TheoryData<string, int>();
        foreach (var fault in new[] { SmtpServer.Refused, SmtpServer.Later, SmtpServer.HangUp, SmtpServer.Closing, Damaged, Empty })
        {
            for (var place = 0; place < 3; place++)
            {
                data.Add(fault, place);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_others_leave_in_the_same_round_wherever_the_faulty_one_stands(string fault, int place)
    {
        for (var i = 0; i < 3; i++)
        {
            var path = await PutAsync(i == place ? fault : $"reader{i}@exemple.fr", $"number {i}");
            if (i == place && fault is Damaged or Empty)
            {
                await File.WriteAllTextAsync(path, fault == Empty ? "" : "\0\u0001 no mail at all\n\n\0");
            }
        }

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(Enumerable.Range(0, 3).Where(i => i != place).Select(i => $"number {i}"), _server.Subjects());
        Assert.Single(Directory.GetFiles(_outbox.Folder));
        Assert.Equal(fault == SmtpServer.Refused, Outbox.Refused(_outbox.Folder).Count == 1);
        Assert.Equal((1L, 0L, false), (job.ItemFaults, job.RoundFaults, job.IsLate));
    }

    [Fact]
    public async Task One_that_is_refused_for_now_waits_longer_each_time_across_restarts_and_is_given_up_after_five_days()
    {
        var path = await PutAsync(SmtpServer.Later, "later");
        var tries = 0;
        foreach (var pause in new[] { 0, 5, 30, 2 * 60, 6 * 60, 12 * 60, 12 * 60 })
        {
            using (var early = Job())
            {
                _clock.Advance(TimeSpan.FromMinutes(Math.Max(0, pause - 1)));
                await early.RoundAsync(default);
                Assert.Equal(pause == 0 ? 1 : tries, _server.Recipients.Count);
            }

            using var job = Job();
            _clock.Advance(TimeSpan.FromMinutes(pause == 0 ? 0 : 1));
            await job.RoundAsync(default);
            Assert.Equal(++tries, _server.Recipients.Count);
        }

        using var last = Job();
        for (var day = 0; day < 4; day++)
        {
            Assert.True(File.Exists(path));
            _clock.Advance(TimeSpan.FromDays(1));
            await last.RoundAsync(default);
        }

        Assert.Equal([$"{path}.refused"], Directory.GetFiles(_outbox.Folder));
        Assert.Equal(0, last.SetAside);
    }

    [Fact]
    public async Task A_mail_whose_link_is_over_is_deleted_and_not_sent()
    {
        var until = _clock.GetUtcNow().AddHours(2);
        foreach (var (to, end) in new[] { ("a@exemple.fr", until), (SmtpServer.Later, until), ("c@exemple.fr", until.AddMilliseconds(1)) })
        {
            await _outbox.PutAsync(new(to, Language.English, to, "text\n") { Until = end }, default);
        }

        _server.RefusesSenders = true;
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Equal(3, _outbox.Waiting().Count);

        _server.RefusesSenders = false;
        _clock.Advance(until - _clock.GetUtcNow());
        await job.RoundAsync(default);
        Assert.Equal(["c@exemple.fr"], _server.Subjects());
        Assert.Empty(Directory.GetFiles(_outbox.Folder));
    }

    [Fact]
    public async Task A_link_that_ends_while_its_mail_waits_for_its_next_try_is_no_reason_to_wait_longer()
    {
        await _outbox.PutAsync(
            new(SmtpServer.Later, Language.English, "later", "text\n") { Until = _clock.GetUtcNow().AddMinutes(1) }, default);
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Single(_outbox.Waiting());

        _clock.Advance(TimeSpan.FromMinutes(1));
        await job.RoundAsync(default);
        Assert.Equal((1, 0), (_server.Recipients.Count, Directory.GetFiles(_outbox.Folder).Length));
    }

    [Fact]
    public async Task A_mail_that_rests_on_what_cannot_be_asked_waits_and_the_others_leave()
    {
        await _outbox.PutAsync(
            new("a@exemple.fr", Language.English, "one", "text\n") { Ground = new MailGround.SignUp("nobody asked") }, default);
        await PutAsync("b@exemple.fr", "two");
        using var job = Job();
        File.Move(_database.Path, $"{_database.Path}-away");
        await job.RoundAsync(default);
        Assert.Equal(["two"], _server.Subjects());
        Assert.Single(_outbox.Waiting());

        // It is asked again, and nobody has asked for such an account.
        File.Move($"{_database.Path}-away", _database.Path);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await job.RoundAsync(default);
        Assert.Equal((0, 0), (_server.Subjects().Count, _outbox.Waiting().Count));
    }

    [Fact]
    public async Task No_mail_goes_to_whoever_is_kept_out()
    {
        var accounts = new AccountStore(_database);
        var account = new Account
            { Id = "anne", Email = "anne@exemple.fr", Name = "Anne", Language = Language.French, CreatedAt = _clock.GetUtcNow() };
        await accounts.AddAsync(account, AuditActor.System, default);
        await accounts.SetDisabledAsync("anne", true, AuditActor.System, _clock.GetUtcNow(), default);
        await PutAsync("Anne@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(["two"], _server.Subjects());
        Assert.Empty(_outbox.Waiting());
    }

    [Fact]
    public async Task A_server_that_takes_one_mail_on_each_connection_gets_all_in_one_round()
    {
        _server.TakesOneEach = true;
        await PutAsync("a@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");
        await PutAsync("c@exemple.fr", "three");

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(["one", "two", "three"], _server.Subjects());
        Assert.Equal(0, job.ItemFaults);
    }

    [Fact]
    public async Task A_server_that_falls_silent_at_one_mail_is_left_after_two_minutes_and_takes_the_others()
    {
        await PutAsync("a@exemple.fr", "one");
        await PutAsync(SmtpServer.Silent, "two");
        await PutAsync("c@exemple.fr", "three");

        using var job = Job();
        var round = job.RoundAsync(default);
        await _server.UnansweredAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        await round;

        Assert.Equal(["one", "three"], _server.Subjects());
        Assert.Single(_outbox.Waiting());
    }

    [Fact]
    public async Task A_sender_that_is_refused_gives_no_mail_up_and_all_leave_when_that_is_mended()
    {
        await PutAsync("a@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");
        _server.RefusesSenders = true;
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Equal(2, _outbox.Waiting().Count);

        _server.RefusesSenders = false;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await job.RoundAsync(default);
        Assert.Equal(["one", "two"], _server.Subjects());
        Assert.Empty(Directory.GetFiles(_outbox.Folder));
    }

    [Fact]
    public async Task While_nobody_listens_the_job_is_late_no_mail_is_to_blame_and_all_leave_at_once_afterwards()
    {
        await PutAsync("a@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");
        int port;
        using (var closed = new SmtpServer())
        {
            port = closed.Port;
        }

        using (var job = Job(port))
        {
            for (var minute = 0; minute < 60; minute++)
            {
                await job.RoundAsync(default);
                _clock.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Equal((60L, 0L, true), (job.RoundFaults, job.ItemFaults, job.IsLate));
        }

        // A restart forgets it no more than the mails.
        using var next = Job();
        await next.RoundAsync(default);
        Assert.False(next.IsLate);
        Assert.Equal(["one", "two"], _server.Subjects());
    }

    [Fact]
    public async Task A_mail_whose_file_cannot_be_deleted_is_sent_once()
    {
        await PutAsync("a@exemple.fr", "one");
        if (!_disk.IsMounted || !_disk.Protect())
        {
            _output.WriteLine("This user may not mount a small disk, and no other file withstands being deleted.");
            return;
        }

        for (var round = 0; round < 4; round++)
        {
            using var job = Job();
            await job.RoundAsync(default);
            Assert.Equal(round == 0 ? 1 : 0, _server.Subjects().Count);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Single(_outbox.Waiting());
    }

    private async Task<string> PutAsync(string to, string subject)
    {
        // Names of files are of the millisecond.
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return await _outbox.PutAsync(new(to, Language.English, subject, "text\n"), default);
    }

    private PeriodicJob Job(int? port = null)
    {
        var settings = new MailSettings { Host = "127.0.0.1", Port = port ?? _server.Port, Security = SecureSocketOptions.None };
        return new(new MailJob(_outbox, Grounds(), settings, _clock, NullLogger<MailJob>.Instance), new(_database), _clock,
            NullLogger<PeriodicJob>.Instance);
    }

    private MailGrounds Grounds() => new(
        new(_database), new(_database), new(_database), new(new EphemeralDataProtectionProvider(), new(), _clock), new(_database),
        new(_database), _clock);
}
