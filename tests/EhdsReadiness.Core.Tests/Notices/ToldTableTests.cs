namespace EhdsReadiness.Core.Tests.Notices;

/// <summary>The written table of who is told of what, walked by what really happens.</summary>
public sealed class ToldTableTests
{
    private static readonly IReadOnlyList<string[]> Table =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Notices", "told.txt"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    public static TheoryData<string> Lines => [.. Table.Select(line => line[0])];

    [Fact]
    public void Every_kind_of_event_has_its_line() =>
        Assert.Empty(Ids.All<EventKind>().Select(kind => kind.Id()).Except(Table.Select(line => line[0])));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Everybody_is_told_as_the_table_says_and_nobody_else(string name)
    {
        var line = Table.Single(one => one[0] == name);
        var by = line[1];
        using var world = await NoticeWorld.CreateAsync();
        await ArrangeAsync(world, name);
        await world.ForgetAsync();

        await HappenAsync(world, name, by);
        await world.LeaveAsync();
        await world.TellAsync();

        var notices = await world.NoticesAsync();
        var told = NoticeWorld.Everybody.Select(account => string.Join('+', notices.Where(one => one.Account == account)
            .Select(one => one.Waits ? "day" : world.Mails.Any(mail => mail.Account == account) ? "now" : "notice").DefaultIfEmpty("-")));
        Assert.Equal($"{name} {by} {string.Join(' ', line[2..])}", $"{name} {by} {string.Join(' ', told)}");
        var isMention = name.StartsWith("mention", StringComparison.Ordinal);
        var kind = Ids.Find<EventKind>(isMention ? "comment" : name.Split('-')[0])!.Value;
        Assert.All(notices, one => Assert.Equal(isMention && !one.Waits ? EventKind.Mention : kind, one.Kind));
        Assert.Equal(world.Mails.Count, notices.Count(one => !one.Waits));
        Assert.Equal(world.Mails.Count, await world.MailsWaitingAsync());
    }

    /// <summary>What was there before the event.</summary>
    private static async Task ArrangeAsync(NoticeWorld world, string name)
    {
        if (name is not ("assigned" or "due_soon" or "overdue"))
        {
            await world.AssignAsync();
        }

        await world.SayAsync("talker", "Qui le sait ?");
        await world.SayAsync("consultant", "Je demande.");
        if (name == "overdue")
        {
            await world.AssignAsync(FrenchTime.DayOf(world.Now).AddDays(1));
        }

        if (name is "due_soon")
        {
            await world.AssignAsync(FrenchTime.DayOf(world.Now).AddDays(40));
        }

        if (name is "returned" or "approved" or "finalised" or "year_gone")
        {
            await world.StepAsync("asked", Right.Submit, 0);
        }

        if (name is "finalised" or "year_gone")
        {
            await world.StepAsync("owner", Right.Approve, 1);
        }

        if (name is "year_gone")
        {
            await world.StepAsync("owner", Right.Finalise, 2);
        }

        if (name is "access_given")
        {
            await world.WithdrawAsync();
        }
    }

    private static async Task HappenAsync(NoticeWorld world, string name, string by)
    {
        switch (name)
        {
            case "assigned":
                await world.AssignAsync();
                break;
            case "due_soon":
                world.Wait(TimeSpan.FromDays(34));
                await world.RaiseAsync();
                break;
            case "overdue":
                world.Wait(TimeSpan.FromDays(2));
                await world.RaiseAsync();
                break;
            case "to_clarify":
                await world.NameAsync(by, "asked");
                break;
            case "clarified":
                await world.SayByLinkAsync("asked");
                break;
            case "comment" or "comment-by-consultant":
                await world.SayAsync(by, "Voici.");
                break;
            case "comment-internal":
                await world.SayAsync(by, "Entre nous.", isInternal: true);
                break;
            case "mention" or "mention-internal":
                await world.SayAsync(by, "@READER, @colleague et @former : qu’en pensez-vous ? @contributor, @stranger, @staff",
                    isInternal: name == "mention-internal");
                break;
            case "submitted":
                await world.StepAsync("asked", Right.Submit, 0);
                break;
            case "returned":
                await world.StepAsync("owner", Right.AskForChanges, 1);
                break;
            case "approved":
                await world.StepAsync("owner", Right.Approve, 1);
                break;
            case "finalised":
                await world.StepAsync("owner", Right.Finalise, 2);
                break;
            case "access_given":
                await world.GrantAsync(FrenchTime.DayOf(world.Now).AddDays(200));
                break;
            case "access_ending":
                world.Wait(new DateTimeOffset(2027, 11, 1, 11, 0, 0, TimeSpan.Zero) - world.Now);
                await world.RaiseAsync();
                break;
            case "access_withdrawn":
                await world.WithdrawAsync();
                break;
            case "newer_questionnaire":
                await world.RaiseAsync(newer: "2099-1");
                break;
            case "year_gone":
                world.Wait(TimeSpan.FromDays(366));
                // The access is over by then, and told of for itself.
                await new DatedEventStore(world.Database).RaiseAnniversariesAsync(world.Now, default);
                break;
            case "report_ready":
                var archives = new ReportArchiveStore(world.Database);
                await archives.EndAsync(
                    await archives.CreateAsync("consultant", [world.Organisation], world.Now, default), world.Tick(), default);
                break;
            default:
                Assert.Fail($"Nobody knows how to make {name} happen.");
                break;
        }
    }
}
