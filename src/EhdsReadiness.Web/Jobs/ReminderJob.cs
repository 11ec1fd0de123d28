namespace EhdsReadiness.Web.Jobs;

/// <summary>
/// Reminds once a day those who want it of the actions that are due within a month, and the owners of organisations of work that nobody
/// leads since somebody went, each once: a mail is held until the database notes it as told, so that a kill in between neither loses nor
/// doubles it.
/// </summary>
public sealed partial class ReminderJob(
    ReminderStore reminders,
    AssessmentDoor door,
    LedWorkStore work,
    HeldMailStore held,
    Outbox outbox,
    SiteAddress site,
    TimeProvider clock,
    ILogger<ReminderJob> log) : IJob
{
    public string Name => "reminders";
    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RoundAsync(JobRound round, CancellationToken cancel)
    {
        var mails = 0;
        await round.EachAsync(await held.AllAsync(cancel), name => name, name => ReleaseAsync([name], cancel), cancel);
        // What no note lets leave is told anew; what failed to leave is noted still.
        await round.TryAsync("held mails", async () => outbox.DropHeld(await held.AllAsync(cancel)), cancel);
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
        var mail = await outbox.HoldAsync(
            Mail.Of("Reminder", wish.Email, language, Mail.Words(stored.Settings.Organisation), string.Join('\n', lines), link) with
            { Ground = new MailGround.Plan(stored.Id, wish.AccountId) }, cancel);
        await reminders.TellAsync(wish, untold, mail, clock.GetUtcNow(), cancel);
        await ReleaseAsync([mail], cancel);
        return true;
    }

    /// <summary>Tells each owner; gives how many.</summary>
    private async Task<int> TellAsync(LeftWork left, CancellationToken cancel)
    {
        var mails = new List<string>();
        foreach (var (email, code) in await work.OwnersAsync(left.OrganisationId, cancel))
        {
            var language = Languages.Find(code) ?? Language.French;
            var link = site.Whole(new Links(language).Assessment(left.AssessmentId));
            mails.Add(await outbox.HoldAsync(
                Mail.Of("LeftWork", email, language, Mail.Words(left.Organisation), left.Actions, left.Answers, link), cancel));
        }

        if (mails.Count == 0 || !await work.TellAsync(left.AssessmentId, mails, clock.GetUtcNow(), cancel)) { return 0; }

        await ReleaseAsync(mails, cancel);
        return mails.Count;
    }

    private async Task ReleaseAsync(IEnumerable<string> mails, CancellationToken cancel)
    {
        foreach (var mail in mails)
        {
            outbox.Release(mail);
            await held.ForgetAsync(mail, cancel);
        }
    }

    private static string TitleOf(FollowedAction action, Language language) =>
        action.Details.Title ?? action.Action?.Do.In(language)
            ?? MailTexts.Of(language, "Reminder.FindOut", action.Question?.Ask.In(language) ?? action.Id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminders sent: {Mails}")]
    private static partial void LogRound(ILogger log, int mails);
}
