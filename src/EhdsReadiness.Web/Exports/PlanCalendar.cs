using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// The open actions and the legal dates as a calendar (RFC 5545). An action stands on the last day of its month. Identifiers stay the same
/// from one export to the next and sequences rise with each change, so that a calendar replaces what it had instead of doubling it; an
/// action that is done, dropped, gone or without a month now is cancelled there, and so is a legal date none of whose duties applies.
/// </summary>
public static class PlanCalendar
{
    /// <param name="assessmentId">Internal identifier of the assessment: tells its events from those of another.</param>
    public static string Write(AssessmentExport export, string assessmentId)
    {
        var calendar = new Ical.Net.Calendar { ProductId = $"-//EhdsReadiness//{export.Language}//FR" };
        // How often a calendar that subscribes need ask; others know nothing of it.
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.AddProperty("X-WR-CALNAME", TextSanitizer.SanitizeLine(export.Title)!);
        foreach (var action in export.Plan.Actions.Where(action => Stands(action) || MayHaveStood(action)))
        {
            // A calendar wants a day of what is cancelled too.
            var day = action.Due is { } due ? due.AddMonths(1).AddDays(-1) : FrenchTime.DayOf(action.Tracked!.ChangedAt);
            var entry = Event(export, $"{assessmentId}.{action.Id}", day, export.TitleOf(action), Details(export, action),
                action.Tracked?.ChangedAt);
            entry.Status = Stands(action) ? null : Ical.Net.EventStatus.Cancelled;
            calendar.Events.Add(entry);
        }

        foreach (var duties in export.Result.Combined.Duties.Where(duty => duty.Duty.From is not null)
            .GroupBy(duty => duty.Duty.From!.Value).OrderBy(group => group.Key))
        {
            var applying = duties.Where(duty => duty.State != DutyState.NotApplicable).ToList();
            var articles = string.Join(
                ", ", (applying.Count == 0 ? duties : applying.AsEnumerable()).Select(duty => export.Wording.Article(duty.Duty.Article))
                    .Distinct(StringComparer.Ordinal));
            var entry = Event(
                export,
                string.Create(CultureInfo.InvariantCulture, $"{assessmentId}.law-{duties.Key:yyyy-MM-dd}"),
                duties.Key,
                export.Wording.Count("Calendar.Law", applying.Count),
                export.Say("Calendar.Articles", articles),
                export.ChangedAt);
            entry.Status = applying.Count > 0 ? null : Ical.Net.EventStatus.Cancelled;
            calendar.Events.Add(entry);
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static bool Stands(FollowedAction action) => action.IsOpen && action.Due is not null;

    /// <summary>Whether an earlier export may hold the action: all but those of one's own that never had a month.</summary>
    private static bool MayHaveStood(FollowedAction action) =>
        action.Tracked is { } tracked && (action.Due is not null || action.Standing != ActionStanding.Own || tracked.Version > 1);

    /// <param name="changedAt">When people last changed it; null for never.</param>
    private static CalendarEvent Event(
        AssessmentExport export, string id, DateOnly day, string summary, string description, DateTimeOffset? changedAt)
    {
        // Of the assessment and not of the export: the same plan gives the same file.
        var date = export.Result.Assessment.Date;
        var start = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var changed = changedAt?.UtcDateTime is { } at && at > start ? at : start;
        var seconds = (changed - Assessment.EarliestDate.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).TotalSeconds;
        return new()
        {
            Uid = $"{id}@ehds-readiness",
            // In seconds of the last change: it rises with each, whatever that was of.
            Sequence = (int)Math.Min(int.MaxValue, seconds),
            DtStamp = new CalDateTime(changed, "UTC"),
            LastModified = new CalDateTime(changed, "UTC"),
            Start = new CalDateTime(day),
            End = new CalDateTime(day.AddDays(1)),
            // A control character would end a line for some calendars.
            Summary = TextSanitizer.SanitizeLine(summary),
            Description = TextSanitizer.Sanitize(description),
            Transparency = "TRANSPARENT",
        };
    }

    private static string Details(AssessmentExport export, FollowedAction action) => string.Join('\n', new[]
    {
        export.OwnerOf(action) is { Length: > 0 } owner ? export.Say("Calendar.Owner", owner) : null,
        export.Say("Calendar.Status", export.StatusOf(action)),
        export.ArticleOf(action) is { } article ? export.Say("Calendar.Articles", article) : null,
        action.Details.Notes,
    }.Where(line => line is not null));
}
