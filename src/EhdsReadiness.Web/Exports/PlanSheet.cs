namespace EhdsReadiness.Web.Exports;

/// <summary>The plan as it is carried out, one action a row.</summary>
public static class PlanSheet
{
    public static SpreadsheetTable Of(AssessmentExport export) => new(
        export.Say("Sheet.Plan"),
        [
            new(export.Say("Plan.Rank"), 6), new(export.Say("Plan.Action"), 60), new(export.Say("Axis"), 30),
            new(export.Say("Plan.Who"), 30), new(export.Say("Column.Status"), 14),
            new(export.Say("Plan.FinishBy"), 16), new(export.Say("Plan.Effort"), 20), new(export.Say("Article"), 14),
            new(export.Say("Law.Due"), 14), new(export.Say("Plan.Gain"), 14),
            new(export.Say("Column.Notes"), 40), new(export.Say("Column.Evidence"), 30), new(export.Say("Column.Reason"), 30),
            new(export.Say("Column.Id"), 36),
        ],
        [.. export.Actions.Select(one => Row(export, one.Rank, one.Action))])
    {
        Frozen = 2,
    };

    private static IReadOnlyList<SpreadsheetCell> Row(AssessmentExport export, int rank, FollowedAction action) =>
    [
        SpreadsheetCell.Whole(rank),
        export.TitleOf(action),
        export.AxisOf(action)?.Title.In(export.Language),
        export.OwnerOf(action),
        export.StatusOf(action),
        SpreadsheetCell.Month(action.Due),
        action.Entry is { } entry ? export.Wording.Effort(entry.Effort) : null,
        export.ArticleOf(action),
        action.Entry?.Duty is { } duty ? duty.From is { } from ? SpreadsheetCell.Day(from) : export.Say("Due.Now") : SpreadsheetCell.Empty,
        action.Entry is { } planned ? export.Wording.Gain(planned) : null,
        action.Details.Notes,
        action.Details.Evidence,
        action.Details.Reason,
        action.Id,
    ];
}
