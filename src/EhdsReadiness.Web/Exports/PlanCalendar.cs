using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// The open actions and the legal dates as a calendar (RFC 5545). An action stands on the last day of its month. Identifiers stay the same
/// from one export to the next and sequences rise with each change, so that a calendar replaces what it had instead of doubling it; an
/// action that is done, dropped, gone or without a month now is cancelled there.
/// </summary>
public static class PlanCalendar
{
    /// <summary>More changes of one action than a day sees: a sequence rises with the day of the assessment and with them.</summary>
    private const int MostChanges = 1000;

    /// <param name="assessmentId">Internal identifier of the assessment: tells its events from those of another.</param>
    public static string Write(AssessmentExport export, string assessmentId)
    {
        var calendar = new Ical.Net.Calendar { ProductId = $"-//EhdsReadiness//{export.Language}//FR" };
        calendar.AddProperty("X-WR-CALNAME", TextSanitizer.SanitizeLine(export.Title)!);
        foreach (var action in export.Plan.Actions.Where(action => Stands(action) || MayHaveStood(action)))
        {
            // A calendar wants a day of what is cancelled too.
            var day = action.Due is { } due ? due.AddMonths(1).AddDays(-1) : FrenchTime.DayOf(action.Tracked!.ChangedAt);
            var entry = Event(export, $"{assessmentId}.{action.Id}", day, export.TitleOf(action), Details(export, action), action.Tracked);
            entry.Status = Stands(action) ? null : Ical.Net.EventStatus.Cancelled;
            calendar.Events.Add(entry);
        }

        foreach (var duties in export.Result.Combined.Duties.Where(duty => duty.Duty.From is not null)
            .GroupBy(duty => duty.Duty.From!.Value).OrderBy(group => group.Key))
        {
            var articles = string.Join(
                ", ", duties.Select(duty => export.Wording.Article(duty.Duty.Article)).Distinct(StringComparer.Ordinal));
            calendar.Events.Add(Event(
                export,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{assessmentId}.law-{duties.Key:yyyy-MM-dd}"),
                duties.Key,
                export.Wording.Count("Calendar.Law", duties.Count()),
                export.Say("Calendar.Articles", articles)));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static bool Stands(FollowedAction action) => action.IsOpen && action.Due is not null;

    /// <summary>Whether an earlier export may hold the action: all but those of one's own that never had a month.</summary>
    private static bool MayHaveStood(FollowedAction action) =>
        action.Tracked is { } tracked && (action.Due is not null || action.Standing != ActionStanding.Own || tracked.Version > 1);

    /// <param name="tracked">What people changed of it; null for nothing.</param>
    private static CalendarEvent Event(
        AssessmentExport export, string id, DateOnly day, string summary, string description, TrackedAction? tracked = null)
    {
        // Of the assessment and not of the export: the same plan gives the same file.
        var date = export.Result.Assessment.Date;
        var start = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var changed = tracked?.ChangedAt.UtcDateTime is { } at && at > start ? at : start;
        return new()
        {
            Uid = $"{id}@ehds-readiness",
            Sequence = ((date.DayNumber - Assessment.EarliestDate.DayNumber) * MostChanges)
                + Math.Min(tracked?.Version ?? 0, MostChanges - 1),
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
