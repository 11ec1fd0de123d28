using EhdsReadiness.Core;
using EhdsReadiness.Core.ActionPlans;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Scoring;
using EhdsReadiness.Core.Storage;
using EhdsReadiness.Web.Localisation;
using EhdsReadiness.Web.Mails;

namespace EhdsReadiness.Web.Setup;

/// <summary>Goes round once a day, from the start of the site on, and reminds those who want it of the actions that are due within a month, each once.</summary>
public sealed partial class ReminderRounds(
    ReminderStore reminders,
    OrganisationAssessmentStore assessments,
    AnswerStore answers,
    TrackingStore tracking,
    Content content,
    Outbox outbox,
    SiteAddress site,
    TimeProvider clock,
    ILogger<ReminderRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var day = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                LogRound(log, await RoundAsync(stoppingToken));
            }
            catch (Exception e) when (Database.IsMachineFault(e) || e is IOException or UnauthorizedAccessException)
            {
                // The disk may be well again tomorrow; the site goes on meanwhile.
                LogFault(log, e);
            }
        }
        while (await day.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Sends what is due today and gives the number of mails.</summary>
    public async Task<int> RoundAsync(CancellationToken cancel)
    {
        var mails = 0;
        var today = StoredAssessment.DayOf(clock.GetUtcNow());
        foreach (var wish in await reminders.WishesAsync(cancel))
        {
            // Asked anew each time: whoever may not open the assessment any more is told nothing of it.
            if (await assessments.FindAsync(wish.AssessmentId, wish.AccountId, today, cancel) is { } stored && content.Find(stored.Questionnaire) is { } questionnaire)
            {
                var result = Readiness.Of(questionnaire, content.Regulation, stored.With(await answers.OfAssessmentAsync(stored.Id, cancel)));
                var plan = FollowedPlan.Of(result, await tracking.OfAssessmentAsync(stored.Id, cancel), await tracking.OrderAsync(stored.Id, cancel));
                mails += await SendAsync(wish, stored, Reminders.Of(plan, wish.AccountId, today), cancel) ? 1 : 0;
            }
        }

        return mails;
    }

    private async Task<bool> SendAsync(ReminderWish wish, StoredAssessment stored, IReadOnlyList<FollowedAction> due, CancellationToken cancel)
    {
        var taken = await reminders.TakeAsync(wish, due, clock.GetUtcNow(), cancel);
        if (taken.Count == 0)
        {
            return false;
        }

        var language = Languages.Find(wish.Language) ?? Language.French;
        var lines = taken.Select(action => $"- {Mail.Words(TitleOf(action, language))} ({Formats.Month(action.Due!.Value, language)})");
        var link = site.Whole(new Links(language).Plan(stored.Id));
        try
        {
            await outbox.PutAsync(Mail.Of("Reminder", wish.Email, language, Mail.Words(stored.Settings.Organisation), string.Join('\n', lines), link), cancel);
            return true;
        }
        catch
        {
            await reminders.GiveBackAsync(wish, taken, CancellationToken.None);
            throw;
        }
    }

    private static string TitleOf(FollowedAction action, Language language) =>
        action.Details.Title ?? action.Action?.Do.In(language) ?? Mails.Texts.Of(language, "Reminder.FindOut", action.Question?.Ask.In(language) ?? action.Id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reminders of actions sent: {Mails}")]
    private static partial void LogRound(ILogger log, int mails);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders of actions could not all be sent; the others are tried again in a day")]
    private static partial void LogFault(ILogger log, Exception exception);
}
