namespace EhdsReadiness.Core.Tests.Notices;

/// <summary>Whatever happens is told once, to whoever may still know of it.</summary>
public sealed class NoticeStoreTests : IAsyncLifetime
{
    private NoticeWorld _world = null!;

    public async Task InitializeAsync() => _world = await NoticeWorld.CreateAsync();

    public Task DisposeAsync()
    {
        _world.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_round_that_runs_again_tells_nothing_again()
    {
        await _world.AssignAsync(FrenchTime.DayOf(_world.Now).AddDays(3));
        for (var round = 0; round < 3; round++)
        {
            await _world.RaiseAsync(newer: "2099-1");
            await _world.TellAsync();
        }

        Assert.Equal([EventKind.Assigned, EventKind.DueSoon, EventKind.NewerQuestionnaire],
            (await _world.NoticesAsync()).Where(one => one.Account == "asked").Select(one => one.Kind).Order());
        Assert.Equal([("asked", EventKind.Assigned)], _world.Mails);
    }

    [Fact]
    public async Task Of_questions_that_are_asked_together_one_mail_tells_and_each_has_its_notice()
    {
        var questions = Published.Questionnaire.Questions.Take(40).Select(one => AssignmentTarget.Question(one.Id)).ToList();
        await new AssignmentStore(_world.Database).AssignAsync(
            _world.Assessment, questions, "asked", null, "owner", _world.Tick(), default);
        await _world.TellAsync();

        Assert.Equal([("asked", EventKind.Assigned)], _world.Mails);
        Assert.Equal(40, (await _world.NoticesAsync()).Count(one => one.Account == "asked"));
    }

    [Fact]
    public async Task What_an_instance_told_that_died_before_the_end_of_its_transaction_is_told_once()
    {
        await _world.AssignAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Notices.TellAsync(
            Published.Content, _world.Tick(), (_, _) => throw new InvalidOperationException("killed"), default));
        Assert.Empty(await _world.NoticesAsync());
        Assert.Equal(0, await _world.MailsWaitingAsync());
        Assert.True(await _world.Notices.AnyUntoldAsync(default));

        await _world.TellAsync();
        Assert.Equal(1, await _world.MailsWaitingAsync());
        Assert.False(await _world.Notices.AnyUntoldAsync(default));
    }

    [Fact]
    public async Task Instances_that_race_tell_each_event_once_and_write_one_mail_of_the_day()
    {
        for (var i = 0; i < 30; i++)
        {
            await _world.SayAsync("contributor", "@reader");
        }

        var stores = Enumerable.Range(0, 4).Select(_ => new NoticeStore(_world.OfAnother())).ToList();
        await Task.WhenAll(stores.Select(store => Task.Run(() => _world.TellAsync(store))));

        var notices = await _world.NoticesAsync();
        Assert.Equal(30, notices.Count(one => one.Account == "reader"));
        Assert.Equal(30, await _world.MailsWaitingAsync());

        var before = _world.Now;
        var wrote = await Task.WhenAll(stores.Select(store => Task.Run(() =>
            store.DigestAsync("owner", before, before, (_, _, _) => _world.Mail(), default))));
        Assert.Single(wrote, true);
        Assert.Equal(31, await _world.MailsWaitingAsync());
    }

    [Fact]
    public async Task What_waits_is_in_the_mail_of_the_day_of_whoever_may_still_see_it_and_has_not_read_it()
    {
        await _world.SayAsync("contributor", "Un.");
        await _world.TellAsync();
        var seven = _world.Now;
        _world.Tick();
        await _world.SayAsync("contributor", "Deux.");
        await _world.TellAsync();

        Assert.Equal(["co-owner", "disabled", "left", "owner"], await _world.Notices.WaitingAsync(seven, default));
        await _world.LeaveAsync();
        Assert.Equal(["co-owner", "disabled", "owner"], await _world.Notices.WaitingAsync(seven, default));
        await _world.Notices.ReadAsync("co-owner", seven, _world.Now, default);

        var told = new List<(string, int)>();
        foreach (var account in new[] { "owner", "co-owner", "disabled", "owner" })
        {
            await _world.Notices.DigestAsync(
                account, seven, _world.Now,
                (to, notices, hasMore) =>
                {
                    told.Add((to.AccountId, notices.Count));
                    Assert.False(hasMore);
                    return _world.Mail();
                },
                default);
        }

        Assert.Equal([("owner", 1)], told);
        Assert.Empty(await _world.Notices.WaitingAsync(seven, default));
        Assert.Equal(["co-owner", "disabled", "owner"], await _world.Notices.WaitingAsync(_world.Now, default));
    }

    [Fact]
    public async Task A_mail_of_the_day_lists_so_many_and_the_page_has_the_others()
    {
        for (var i = 0; i < NoticeStore.MostInDigest + 5; i++)
        {
            await _world.SayAsync("contributor", "Encore.");
        }

        await _world.TellAsync();

        var listed = 0;
        Assert.True(await _world.Notices.DigestAsync("owner", _world.Now, _world.Now, (_, notices, hasMore) =>
        {
            Assert.True(hasMore);
            listed = notices.Count;
            return _world.Mail();
        }, default));
        Assert.Equal(NoticeStore.MostInDigest, listed);
        Assert.False(await _world.Notices.DigestAsync("owner", _world.Now, _world.Now, (_, _, _) => _world.Mail(), default));
        Assert.Equal((listed + 5, listed + 5), await _world.Notices.CountAsync("owner", _world.Now, default));
    }

    [Fact]
    public async Task A_mail_rests_on_the_right_to_see_all_that_it_tells()
    {
        await _world.SayAsync("consultant", "Voici.");
        await _world.SayAsync("contributor", "@consultant");
        await _world.TellAsync();
        async Task<bool> StandsAsync(string account) => await _world.Notices.StandAsync(
            account,
            [
                .. await _world.Database.ListAsync<string>(
                    "SELECT event_id FROM notice WHERE account_id = @account", new { account }, default),
            ],
            _world.Now, default);

        Assert.True(await StandsAsync("consultant"));
        Assert.True(await StandsAsync("owner"));
        await _world.WithdrawAsync();
        Assert.False(await StandsAsync("consultant"));
        Assert.Equal((0, 0), await _world.Notices.CountAsync("consultant", _world.Now, default));
        Assert.Empty(await _world.Notices.ListAsync("consultant", _world.Now, 0, 9, default));
        await _world.Database.ExecuteAsync("UPDATE account SET role = 'analyst' WHERE id = 'owner'", null, default);
        Assert.False(await StandsAsync("owner"));
    }

    [Fact]
    public async Task Whoever_was_given_an_access_or_asked_and_lost_it_before_the_round_is_told_nothing_of_it()
    {
        await _world.WithdrawAsync();
        await _world.ForgetAsync();
        await _world.GrantAsync(FrenchTime.DayOf(_world.Now).AddDays(200));
        await _world.AssignAsync();
        await _world.WithdrawAsync();
        await new AssignmentStore(_world.Database).RemoveAsync(
            _world.Assessment, [NoticeWorld.Target], "owner", _world.Tick(), default);

        await _world.TellAsync();

        Assert.DoesNotContain(await _world.NoticesAsync(), one => one.Account == "asked");
        Assert.Equal([EventKind.AccessWithdrawn],
            (await _world.NoticesAsync()).Where(one => one.Account == "consultant").Select(one => one.Kind));
    }

    [Fact]
    public async Task Of_a_comment_that_was_taken_back_before_the_round_nobody_is_told()
    {
        await _world.SayAsync("contributor", "@reader");
        await _world.Database.ExecuteAsync("DELETE FROM question_comment", null, default);

        await _world.TellAsync();

        Assert.Empty(await _world.NoticesAsync());
    }

    [Fact]
    public async Task Each_kind_comes_as_its_reader_chose()
    {
        await _world.Notices.ChooseAsync(
            "asked", new Dictionary<EventKind, NoticeWay> { [EventKind.Assigned] = NoticeWay.Never }, default);
        await _world.Notices.ChooseAsync(
            "owner", new Dictionary<EventKind, NoticeWay> { [EventKind.Comment] = NoticeWay.AtOnce }, default);
        await _world.AssignAsync();
        await _world.SayAsync("contributor", "Voici.");

        await _world.TellAsync();

        Assert.Equal([("owner", EventKind.Comment)], _world.Mails);
        Assert.Contains(("asked", EventKind.Assigned, false), await _world.NoticesAsync());
        var ways = await _world.Notices.WaysAsync("asked", default);
        Assert.Equal((NoticeWay.Never, NoticeWay.Daily), (ways[EventKind.Assigned], ways[EventKind.Comment]));
    }

    [Fact]
    public async Task Ten_thousand_events_are_told_in_as_many_rounds_as_batches()
    {
        const int events = 10_000;
        await _world.SayAsync("contributor", "Voici.");
        await _world.ForgetAsync();
        await _world.Database.WriteAsync(
            async (connection, transaction) =>
            {
                const string sql = """
                    INSERT INTO event (id, kind, organisation_id, assessment_id, item, actor, at)
                    VALUES (@id, 'approved', @Organisation, @Assessment, NULL, 'owner', @Now)
                    """;
                await connection.ExecuteAsync(sql, Enumerable.Range(0, events).Select(i => new
                    { id = $"event {i}", _world.Organisation, _world.Assessment, _world.Now }), transaction, default);
                return true;
            },
            default);
        // As PostgreSQL does by itself within a minute: until then it looks for each event in all of the table.
        await _world.Database.ExecuteAsync("ANALYZE event", null, default);

        Assert.Equal(events / NoticeStore.AtOnce, await _world.TellAsync());
        // The other owners, of whom one is kept out and one has left in other tests.
        Assert.Equal(3 * events, (await _world.NoticesAsync()).Count);
    }

    [Fact]
    public async Task Notices_go_with_the_membership_the_account_and_the_organisation_and_once_they_were_kept_long_enough()
    {
        await _world.SayAsync("contributor", "Voici.");
        await _world.TellAsync();
        await _world.LeaveAsync();
        Assert.DoesNotContain(await _world.NoticesAsync(), one => one.Account == "left");

        var retention = new RetentionStore(_world.Database, new());
        await _world.Notices.ReadAsync("owner", _world.Now, _world.Now, default);
        await retention.DeleteTracesAsync(_world.Now, _world.Now.AddDays(Notice.DaysOnceRead), default);
        Assert.Contains(await _world.NoticesAsync(), one => one.Account == "owner");
        await retention.DeleteTracesAsync(_world.Now, _world.Now.AddDays(Notice.DaysOnceRead + 1), default);
        Assert.DoesNotContain(await _world.NoticesAsync(), one => one.Account == "owner");
        Assert.Contains(await _world.NoticesAsync(), one => one.Account == "co-owner");
        await retention.DeleteTracesAsync(_world.Now, _world.Now.AddDays(Notice.Days + 1), default);
        Assert.Empty(await _world.NoticesAsync());

        await _world.SayAsync("contributor", "Encore.");
        await _world.TellAsync();
        await new OrganisationErasure(_world.Database).EraseAsync(_world.Organisation, "owner", _world.Now, default);
        Assert.Empty(await _world.NoticesAsync());
        Assert.Equal(0, await _world.Database.FindAsync<int>("SELECT COUNT(*) FROM event WHERE kind = 'comment'", null, default));
    }

    [Theory]
    [InlineData("2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-23T05:59:59Z", "2026-11-22T06:00:00Z")]
    [InlineData("2027-07-01T05:00:00Z", "2027-07-01T05:00:00Z")]
    [InlineData("2027-03-28T05:00:00Z", "2027-03-28T05:00:00Z")]
    public void The_mail_of_the_day_is_due_at_seven_in_France(string now, string due) =>
        Assert.Equal(
            DateTimeOffset.Parse(due, CultureInfo.InvariantCulture),
            Telling.LastDigest(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
