using System.ComponentModel.DataAnnotations;

namespace EhdsReadiness.Core.Tests.Retention;

public sealed class RetentionStoreTests : IDisposable
{
    private static readonly AssessmentSettings Settings = new(AssessmentMode.Full, Roles.Both, Invented.Hospital, "CHU de Montervaux");
    private static readonly DateTimeOffset Touched = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _temporary = new();
    private readonly AssessmentStore _assessments;
    private readonly RetentionStore _retention;

    public RetentionStoreTests()
    {
        _assessments = new(_temporary.Database);
        _retention = new(_temporary.Database, new());
    }

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("2027-10-22T12:00:00Z", null)]
    [InlineData("2027-10-22T22:00:00Z", "2027-11-23")]
    [InlineData("2027-11-22T12:00:00Z", "2027-11-23")]
    public async Task Its_pages_say_from_the_eleventh_month_on_when_an_untouched_assessment_goes(string now, string? day)
    {
        var (_, stored) = await StartAsync(Touched);
        Assert.Equal(day, (await _retention.NoticeOfAsync(stored.Id, At(now), default))?.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("2027-11-22T22:59:59Z", 0)]
    [InlineData("2027-11-22T23:00:00Z", 1)]
    public async Task It_goes_when_the_day_begins_in_france(string now, int deleted)
    {
        var (key, _) = await StartAsync(Touched);
        Assert.Equal(deleted, await _retention.DeleteUntouchedAsync(At(now), Unexpected, default));
        Assert.Equal(deleted == 0, await _assessments.FindAsync(key, default) is not null);
    }

    [Fact]
    public async Task What_was_changed_or_kept_begins_its_time_again()
    {
        var (kept, keptStored) = await StartAsync(Touched);
        var (changed, changedStored) = await StartAsync(Touched);
        await StartAsync(Touched);
        await _retention.KeepAsync(keptStored.Id, Touched.AddMonths(11), default);
        await new AnswerStore(_temporary.Database)
            .SaveAsync(changedStored.Id, "a", Answer.Unknown, 0, AuditActor.Link, Touched.AddMonths(1), default);

        Assert.Equal(1, await _retention.DeleteUntouchedAsync(Touched.AddMonths(12), Unexpected, default));
        Assert.Equal(Touched, (await _assessments.FindAsync(kept, default))!.ChangedAt);
        Assert.Equal(1, await _retention.DeleteUntouchedAsync(Touched.AddMonths(13), Unexpected, default));
        Assert.Null(await _assessments.FindAsync(changed, default));
        Assert.Equal(new DateOnly(2028, 10, 23), await _retention.NoticeOfAsync(keptStored.Id, Touched.AddMonths(22), default));
        Assert.Equal(1, await _retention.DeleteUntouchedAsync(Touched.AddMonths(23), Unexpected, default));
    }

    [Fact]
    public async Task A_change_after_it_was_kept_counts_and_not_the_keeping()
    {
        var (_, stored) = await StartAsync(Touched);
        await _retention.KeepAsync(stored.Id, Touched.AddMonths(1), default);
        await new AnswerStore(_temporary.Database)
            .SaveAsync(stored.Id, "a", Answer.Unknown, 0, AuditActor.Link, Touched.AddMonths(6), default);

        Assert.Equal(0, await _retention.DeleteUntouchedAsync(Touched.AddMonths(17), Unexpected, default));
        Assert.Equal(1, await _retention.DeleteUntouchedAsync(Touched.AddMonths(18), Unexpected, default));
    }

    [Fact]
    public async Task One_that_nobody_came_back_to_goes_after_a_month_and_one_that_was_opened_changed_or_kept_stays()
    {
        await StartAsync(Touched);
        var (_, opened) = await StartAsync(Touched);
        var (_, changed) = await StartAsync(Touched);
        var (_, kept) = await StartAsync(Touched);
        var (_, sameDay) = await StartAsync(Touched);
        await _retention.NoteReturnAsync(opened, Touched.AddDays(2), default);
        await new AnswerStore(_temporary.Database)
            .SaveAsync(changed.Id, "a", Answer.Unknown, 0, AuditActor.Link, Touched.AddMinutes(1), default);
        await _retention.KeepAsync(kept.Id, Touched, default);
        await _retention.NoteReturnAsync(sameDay, Touched.AddHours(1), default);

        Assert.Equal(0, await _retention.DeleteUnopenedAsync(Touched.AddDays(30), (id, fault) => throw fault, default));
        Assert.Equal(2, await _retention.DeleteUnopenedAsync(Touched.AddDays(32), (id, fault) => throw fault, default));
        Assert.Equal(0, await _retention.DeleteUnopenedAsync(Touched.AddYears(1), (id, fault) => throw fault, default));
    }

    [Fact]
    public async Task An_organisations_assessment_stays()
    {
        var (_, stored) = await StartAsync(Touched);
        _temporary.Execute("INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, created_at) VALUES ('o', 'CHU', 'hospital', NULL, NULL, NULL, NULL, FALSE, 'fr', " +
            $"'2026-01-01T00:00:00.000Z'); UPDATE assessment SET organisation_id = 'o' WHERE id = '{stored.Id}'");

        Assert.Null(await _retention.NoticeOfAsync(stored.Id, Touched.AddYears(5), default));
        Assert.Equal(0, await _retention.DeleteUntouchedAsync(Touched.AddYears(5), Unexpected, default));
    }

    [Fact]
    public async Task A_great_many_go_in_one_round_and_those_in_use_stay()
    {
        for (var i = 0; i < 450; i++)
        {
            await StartAsync(i % 3 == 0 ? Touched.AddMonths(3) : Touched);
        }

        Assert.Equal(300, await _retention.DeleteUntouchedAsync(Touched.AddMonths(12), Unexpected, default));
        Assert.Equal(0, await _retention.DeleteUntouchedAsync(Touched.AddMonths(12), Unexpected, default));
        Assert.Equal(150, await _retention.DeleteUntouchedAsync(Touched.AddMonths(15), Unexpected, default));
    }

    [Fact]
    public async Task An_invitation_and_its_address_go_thirty_days_after_its_time()
    {
        _temporary.Execute("""
            INSERT INTO organisation (id, name, kind, region, siren, foreign_identifier, group_name, is_consultancy, language, created_at) VALUES ('o', 'CHU', 'hospital', NULL, NULL, NULL, NULL, FALSE, 'fr', '2026-01-01T00:00:00.000Z');
            INSERT INTO invitation VALUES ('i', 'o', 'claire@chu.example', 'reader', 'hash', 'someone', '2026-11-23T11:00:00.000Z',
                '2026-11-30T11:00:00.000Z', NULL, NULL, NULL);
            """);

        Assert.Equal(0, await _retention.DeleteInvitationsAsync(At("2026-12-30T10:59:00Z"), default));
        Assert.Equal(1, await _retention.DeleteInvitationsAsync(At("2026-12-30T11:01:00Z"), default));
    }

    [Fact]
    public async Task What_accounts_leave_behind_goes_when_its_time_is_over()
    {
        _temporary.Execute("""
            INSERT INTO account (id, email, normalized_email, name, language, security_stamp, concurrency_stamp, two_factor,
                created_at) VALUES ('claire', 'c@x', 'C@X', 'Claire', 'fr', '', '', FALSE, '2026-01-01T00:00:00.000Z');
            INSERT INTO session (id, account_id, device, begun_at, seen_at, stamp, confirmed_at) VALUES ('old', 'claire', '',
                '2026-11-01T00:00:00.000Z', '2026-11-22T10:59:59.999Z', '', '2026-11-01T00:00:00.000Z'), ('used', 'claire', '',
                '2026-11-01T00:00:00.000Z', '2026-11-22T11:00:00.000Z', '', '2026-11-01T00:00:00.000Z');
            INSERT INTO sign_up (token_hash, email, name, language, password_hash, expires_at) VALUES ('over', '', '', 'fr', '',
                '2026-11-23T11:00:00.000Z'), ('open', '', '', 'fr', '', '2026-11-23T11:00:00.001Z');
            INSERT INTO attempt (subject_hash, tries, ends_at) VALUES ('over', 1, '2026-11-23T11:00:00.000Z'), ('counting', 1,
                '2026-11-23T11:00:00.001Z');
            INSERT INTO report_archive (id, account_id, made_at) VALUES ('old', 'claire', '2026-11-16T10:59:59.999Z'), ('new', 'claire',
                '2026-11-16T11:00:00.000Z');
            INSERT INTO audit_sight (hash, day) VALUES ('old', '2026-11-21'), ('yesterday', '2026-11-22');
            """);

        Assert.Equal(5, await _retention.DeleteTracesAsync(Touched.AddDays(-1), Touched, default));
        Assert.Equal(0, await _retention.DeleteTracesAsync(Touched.AddDays(-1), Touched, default));
    }

    [Theory]
    [InlineData(12, 11, 30, true)]
    [InlineData(2, 1, 0, true)]
    [InlineData(11, 11, 30, false)]
    [InlineData(12, 0, 30, false)]
    [InlineData(12, 11, -1, false)]
    public void Periods_that_leave_no_time_for_the_notice_are_refused(int months, int notice, int days, bool fit)
    {
        var settings = new RetentionSettings { AssessmentMonths = months, NoticeMonths = notice, InvitationDays = days };

        Assert.Equal(fit, Validator.TryValidateObject(settings, new(settings), null, validateAllProperties: true)
            && !settings.Contradictions().Any());
    }

    private async Task<(string Key, StoredAssessment Stored)> StartAsync(DateTimeOffset at)
    {
        var key = await _assessments.CreateAsync("2026-1", Settings, new Dictionary<string, Answer>(), at, default);
        return (key, (await _assessments.FindAsync(key, default))!);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static void Unexpected(string assessment, Exception fault) => Assert.Fail($"{assessment}: {fault}");
}
