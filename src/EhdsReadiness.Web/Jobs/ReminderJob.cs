namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Raises once a day the events that time brings, which <see cref="NoticeJob"/> tells. Reminds those who want it of the actions that are
/// due within a month, and the owners of organisations of work that nobody leads since somebody went, each once: a mail is written with
/// the note that its words are told, and by one of two instances alone.
/// </summary>
public sealed partial class ReminderJob(
    ReminderStore reminders, AssessmentDoor door, LedWorkStore work, DatedEventStore dated, Content content, Outbox outbox,
    SiteAddress site, TimeProvider clock, ILogger<ReminderJob> log) : IJob
{
    public string Name => "reminders";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        await RaiseAsync(round, cancel);
        var mails = 0;
        await round.EachAsync(
            await reminders.WishesAsync(cancel),
            wish => $"assessment {wish.AssessmentId} for account {wish.AccountId}",
            async wish => mails += await RemindAsync(wish, cancel) ? 1 : 0,
            cancel);
        await round.EachAsync(
            await work.UntoldAsync(cancel),
            left => $"assessment {left.AssessmentId} for its owners",
            async left => mails += await TellAsync(left, cancel),
            cancel);
        LogRound(log, mails);
    }

    private async Task RaiseAsync(JobRound round, CancellationToken cancel)
    {
        var today = FrenchTime.DayOf(round.Now);
        await round.EachAsync(
            await dated.AssignmentsAsync(today, cancel),
            asked => $"assessment {asked.AssessmentId} for account {asked.AccountId}",
            async asked =>
            {
                // Nothing is due of whoever has answered all.
                var opened = await door.OpenSharedAsync(asked.AssessmentId, asked.AccountId, today, cancel);
                if (opened?.OpenOf(asked.Target).Any() == true)
                {
                    await dated.RaiseAsync(asked, round.Now, cancel);
                }
            },
            cancel);
        await round.TryAsync("ends of accesses", () => dated.RaiseEndsAsync(round.Now, cancel), cancel);
        await round.TryAsync("anniversaries", () => dated.RaiseAnniversariesAsync(round.Now, cancel), cancel);
        foreach (var version in content.Questionnaires.Select(one => one.Version))
        {
            if (content.NextOn(today, version) is { } next && next.Date.AddDays(DatedEventStore.LongestNews) >= today)
            {
                await round.TryAsync(
                    $"drafts on {version}", () => dated.RaiseNewerAsync(version, next.Version, round.Now, cancel), cancel);
            }
        }
    }

    private async Task<bool> RemindAsync(ReminderWish wish, CancellationToken cancel)
    {
        var today = FrenchTime.DayOf(clock.GetUtcNow());
        // Asked anew each time: whoever may not open the assessment any more is told nothing of it.
        if (await door.OpenSharedAsync(wish.AssessmentId, wish.AccountId, today, cancel) is not { Stored: var stored } opened)
        {
            return false;
        }

        var plan = await door.FollowAsync(opened, cancel);
        return await SendAsync(wish, stored, Reminders.Of(plan, wish.AccountId, today), cancel);
    }

    private async Task<bool> SendAsync(
        ReminderWish wish, StoredAssessment stored, IReadOnlyList<FollowedAction> due, CancellationToken cancel)
    {
        var untold = await reminders.UntoldAsync(wish, due, cancel);
        if (untold.Count == 0) { return false; }

        var language = Languages.Find(wish.Language) ?? Language.French;
        var lines = untold.Select(action => $"- {Mail.Words(TitleOf(action, language))} ({Formats.Month(action.Due!.Value, language)})");
        var link = site.Whole(new Links(language).Plan(stored.Id));
        var mail = Mail.Of(
            "Reminder", wish.Email, language, Mail.Words(stored.Settings.NameIn(language)), string.Join('\n', lines), link) with
        { Ground = new MailGround.Plan(stored.Id, wish.AccountId) };
        await outbox.PutAsync(mail, put => reminders.TellAsync(wish, untold, put, clock.GetUtcNow(), cancel));
        return true;
    }

    /// <summary>Tells each owner; gives how many.</summary>
    private async Task<int> TellAsync(LeftWork left, CancellationToken cancel)
    {
        var mails = new List<Mail>();
        foreach (var (email, code) in await work.OwnersAsync(left.OrganisationId, cancel))
        {
            var language = Languages.Find(code) ?? Language.French;
            var link = site.Whole(new Links(language).Assessment(left.AssessmentId));
            mails.Add(Mail.Of("LeftWork", email, language, Mail.Words(left.Organisation), left.Actions, left.Answers, link));
        }

        return mails.Count > 0
            && await outbox.PutAsync(seal => work.TellAsync(left.AssessmentId, [.. mails.Select(seal)], clock.GetUtcNow(), cancel))
            ? mails.Count : 0;
    }

    private static string TitleOf(FollowedAction action, Language language) =>
        action.Details.Title ?? action.Action?.Do.In(language)
            ?? MailTexts.Of(language, "Reminder.FindOut", action.Question?.Ask.In(language) ?? action.Id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminders sent: {Mails}")]
    private static partial void LogRound(ILogger log, int mails);
}
