using EhdsReadiness.Web.Tests.Mails;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EhdsReadiness.Web.Tests.Jobs;

/// <summary>What becomes of mails when the server, the database or an instance fails: one concerns no other.</summary>
public sealed class MailJobTests : IDisposable
{
    private const string Damaged = "damaged@exemple.fr";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero));
    private readonly SmtpServer _server = new();
    private readonly TemporaryDatabase _temporary = new();
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ehds-mails-");
    private readonly MailSettings _settings;
    private readonly Outbox _outbox;

    public MailJobTests()
    {
        _settings = new() { Host = "127.0.0.1", Port = _server.Port, Security = SecureSocketOptions.None };
        _outbox = OutboxOf(_settings);
    }

    private Database Database => _temporary.Database;

    private MailStore Waiting => new(Database);

    public void Dispose()
    {
        _outbox.Dispose();
        _server.Dispose();
        _temporary.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, int> Faults()
    {
        var data = new TheoryData<string, int>();
        foreach (var fault in new[] { SmtpServer.Refused, SmtpServer.Later, SmtpServer.HangUp, SmtpServer.Closing, Damaged })
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
            await PutAsync(i == place ? fault : $"reader{i}@exemple.fr", $"number {i}");
            if (i == place && fault == Damaged)
            {
                await Database.ExecuteAsync(
                    "UPDATE mail SET sealed = 'of keys that are gone' WHERE id = (SELECT MAX(id) FROM mail)", null, default);
            }
        }

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(Enumerable.Range(0, 3).Where(i => i != place).Select(i => $"number {i}"), _server.Subjects());
        Assert.Equal(fault == SmtpServer.Refused ? (0, 1) : (1, 0), await CountAsync());
        Assert.Equal((1L, 0L, false), (job.ItemFaults, job.RoundFaults, job.IsLate));
    }

    [Fact]
    public async Task One_that_is_refused_for_now_waits_longer_each_time_across_restarts_and_is_given_up_after_five_days()
    {
        await PutAsync(SmtpServer.Later, "later");
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
            Assert.Equal((1, 0), await CountAsync());
            _clock.Advance(TimeSpan.FromDays(1));
            await last.RoundAsync(default);
        }

        Assert.Equal((0, 1), await CountAsync());
        Assert.Equal(0, last.SetAside);
    }

    [Fact]
    public async Task A_mail_whose_link_is_over_is_deleted_and_not_sent()
    {
        var until = _clock.GetUtcNow().AddHours(2);
        foreach (var (to, end) in new[] { ("a@exemple.fr", until), (SmtpServer.Later, until), ("c@exemple.fr", until.AddMilliseconds(1)) })
        {
            await _outbox.PutAsync(new(to, Language.English, to, "text\n") { Until = end }, CancellationToken.None);
        }

        _server.RefusesSenders = true;
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Equal((3, 0), await CountAsync());

        _server.RefusesSenders = false;
        _clock.Advance(until - _clock.GetUtcNow());
        await job.RoundAsync(default);
        Assert.Equal(["c@exemple.fr"], _server.Subjects());
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_link_that_ends_while_its_mail_waits_for_its_next_try_is_no_reason_to_wait_longer()
    {
        await _outbox.PutAsync(
            new(SmtpServer.Later, Language.English, "later", "text\n") { Until = _clock.GetUtcNow().AddMinutes(1) },
            CancellationToken.None);
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Equal((1, 0), await CountAsync());

        _clock.Advance(TimeSpan.FromMinutes(1));
        await job.RoundAsync(default);
        Assert.Single(_server.Recipients);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_mail_that_rests_on_what_cannot_be_asked_waits_and_the_others_leave()
    {
        await _outbox.PutAsync(
            new("a@exemple.fr", Language.English, "one", "text\n") { Ground = new MailGround.SignUp("nobody asked") },
            CancellationToken.None);
        await PutAsync("b@exemple.fr", "two");
        using var job = Job();
        await Database.ExecuteAsync("ALTER TABLE sign_up RENAME TO away", null, default);
        await job.RoundAsync(default);
        Assert.Equal(["two"], _server.Subjects());
        Assert.Equal((1, 0), await CountAsync());

        // It is asked again, and nobody has asked for such an account.
        await Database.ExecuteAsync("ALTER TABLE away RENAME TO sign_up", null, default);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await job.RoundAsync(default);
        Assert.Empty(_server.Subjects());
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task No_mail_goes_to_whoever_is_kept_out()
    {
        var accounts = new AccountStore(Database);
        var account = new Account
            { Id = "anne", Email = "anne@exemple.fr", Name = "Anne", Language = Language.French, CreatedAt = _clock.GetUtcNow() };
        await accounts.AddAsync(account, AuditActor.System, default);
        await accounts.SetDisabledAsync("anne", true, AuditActor.System, _clock.GetUtcNow(), default);
        await PutAsync("Anne@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(["two"], _server.Subjects());
        Assert.Equal((0, 0), await CountAsync());
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
        Assert.Equal((1, 0), await CountAsync());
    }

    [Fact]
    public async Task A_sender_that_is_refused_gives_no_mail_up_and_all_leave_when_that_is_mended()
    {
        await PutAsync("a@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");
        _server.RefusesSenders = true;
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Equal((2, 0), await CountAsync());

        _server.RefusesSenders = false;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await job.RoundAsync(default);
        Assert.Equal(["one", "two"], _server.Subjects());
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task While_nobody_listens_the_job_is_late_no_mail_is_to_blame_and_all_leave_at_once_afterwards()
    {
        await PutAsync("a@exemple.fr", "one");
        await PutAsync("b@exemple.fr", "two");
        using var closed = new ClosedPort();
        using (var job = Job(_settings with { Port = closed.Number }))
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
    public async Task A_mail_that_the_database_cannot_note_as_sent_is_sent_once()
    {
        await PutAsync("a@exemple.fr", "one");
        await Database.ExecuteAsync(EngineSql.Fault("BEFORE DELETE ON mail"), null, default);
        using var job = Job();
        for (var round = 0; round < 4; round++)
        {
            await job.RoundAsync(default);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Database.ExecuteAsync(EngineSql.EndFault, null, default);
        await job.RoundAsync(default);

        Assert.Equal(["one"], _server.Subjects());
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task Of_several_instances_at_once_one_sends_each_mail()
    {
        var subjects = Enumerable.Range(10, 20).Select(i => $"number {i}").ToList();
        foreach (var subject in subjects)
        {
            await PutAsync("a@exemple.fr", subject);
        }

        using var first = Job();
        using var second = Job(_settings, _temporary.OfAnother());
        await Task.WhenAll(first.RoundAsync(default), second.RoundAsync(default));

        Assert.Equal(subjects, _server.Subjects().Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_mail_of_an_instance_that_died_is_sent_by_another_and_known_by_its_name_if_it_comes_twice()
    {
        await PutAsync("a@exemple.fr", "one");
        await Database.ExecuteAsync(EngineSql.Fault("BEFORE DELETE ON mail"), null, default);
        using (var died = Job())
        {
            await died.RoundAsync(default);
        }

        await Database.ExecuteAsync(EngineSql.EndFault, null, default);
        var first = await _server.NextAsync();
        using var job = Job();
        await job.RoundAsync(default);
        Assert.Empty(_server.Subjects());

        _clock.Advance(Outbox.Taken);
        await job.RoundAsync(default);

        static string NameOf(string message) =>
            message.Split('\n').Single(line => line.StartsWith("Message-Id: ", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(NameOf(first), NameOf(await _server.NextAsync()));
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task Without_a_server_a_mail_that_did_not_come_to_its_file_comes_there_later_and_stays()
    {
        var nobody = new MailSettings();
        using (var outbox = OutboxOf(nobody))
        {
            await Waiting.AddAsync(outbox.Seal(new("a@exemple.fr", Language.English, "one", "text\n")), default);
        }

        using var job = Job(nobody);
        await job.RoundAsync(default);
        Assert.Equal((1, 0), await CountAsync());

        _clock.Advance(Outbox.Taken);
        await job.RoundAsync(default);
        var file = Assert.Single(_folder.GetFiles());
        Assert.Contains("Subject: one", await File.ReadAllTextAsync(file.FullName), StringComparison.Ordinal);
        Assert.Equal((0, 0), await CountAsync());

        // A server that is named later doesn't get what was there to be read.
        using var later = Job();
        await later.RoundAsync(default);
        Assert.Empty(_server.Subjects());
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task Files_that_a_former_release_left_leave_as_they_would_have()
    {
        var (over, good) = ("20261129T070000000", "20261129T090000000");
        await LeaveAsync($"20261128T080000000-1{new string('a', 31)}.eml", "plain");
        await LeaveAsync($"20261128T080000001-2{new string('a', 31)}-until-{over}.eml", "over");
        await LeaveAsync($"20261128T080000002-3{new string('a', 31)}-until-{good}.eml", "good");
        await LeaveAsync(
            $"20261128T080000003-4{new string('a', 31)}.eml", "ended",
            "X-EhdsReadiness-Ground: {\"$type\":\"sign-up\",\"Token\":\"nobody asked\"}\r\n");
        await LeaveAsync($"20261128T080000004-5{new string('a', 31)}.eml.held", "let go");
        await _temporary.Database.ExecuteAsync(
            "INSERT INTO held_mail (name) VALUES (@name)", new { name = $"20261128T080000004-5{new string('a', 31)}.eml" }, default);
        await LeaveAsync($"20261128T080000007-8{new string('a', 31)}.eml.held", "never told");
        await LeaveAsync($"20261128T080000005-6{new string('a', 31)}.eml.refused", "refused");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"20261128T080000006-7{new string('a', 31)}.eml"), "");

        using var job = Job();
        await job.RoundAsync(default);

        Assert.Equal(["good", "let go", "plain"], _server.Subjects().Order(StringComparer.Ordinal));
        Assert.Equal((0, 1), await CountAsync());
        // What is no mail is told of, and stays.
        Assert.Single(_folder.GetFiles());
        Assert.Equal((1L, 0L), (job.ItemFaults, job.RoundFaults));
    }

    private Task LeaveAsync(string name, string subject, string more = "") => File.WriteAllTextAsync(
        Path.Combine(_folder.FullName, name),
        $"From: site@exemple.fr\r\nTo: a@exemple.fr\r\nSubject: {subject}\r\n{more}Content-Language: en\r\n\r\ntext\r\n");

    private async Task PutAsync(string to, string subject)
    {
        // Identifiers follow each other by the millisecond.
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _outbox.PutAsync(new(to, Language.English, subject, "text\n"), CancellationToken.None);
    }

    private async Task<(int Waiting, int Refused)> CountAsync() =>
        (await Waiting.CountAsync(refused: false, default), await Waiting.CountAsync(refused: true, default));

    private Outbox OutboxOf(MailSettings settings) =>
        new(_folder.FullName, Waiting, _protection, settings, _clock, NullLogger<Outbox>.Instance);

    /// <summary>The job as a process has it that has just started.</summary>
    private PeriodicJob Job(MailSettings? settings = null, Database? database = null)
    {
        database ??= Database;
        settings ??= _settings;
        var (mails, outbox) = (new MailStore(database), OutboxOf(settings));
        var grounds = new MailGrounds(
            new(database), new(database), new(database), new(database), new(database), new(_protection, new(), _clock), new(database),
            new(database), new(database), new(database), new(database), _clock);
        return new(new MailJob(outbox, mails, new(outbox, mails), grounds, settings, _clock), new(database), _clock,
            NullLogger<PeriodicJob>.Instance);
    }
}
