namespace EhdsReadiness.Web.Exports;

/// <summary>The assessment as a workbook: how to fill in the answers, the answers beside their levels, scores, contributions, duties and
/// plan.</summary>
public static class AssessmentWorkbook
{
    public static Spreadsheet Of(AssessmentExport export) => new(
        export.Title,
        export.Language,
        [.. AnswersWorkbook.Sheets(export, [(export.Say("Sheet.Answers"), export.Questions)]), Scores(export), Contributions(export),
            Duties(export), PlanSheet.Of(export)]);

    private static SpreadsheetTable Scores(AssessmentExport export) => new(
        export.Say("Sheet.Scores"),
        [
            new(export.Say("Column.Reading"), 24), new(export.Say("Axis"), 40), new(export.Say("Column.Low"), 10),
            new(export.Say("Column.High"), 10),
            new(export.Say("Score"), 18), new(export.Say("Band"), 18), new(export.Say("Results.Answered"), 12),
            new(export.Say("Column.InScope"), 12), new(export.Say("Results.Blockers"), 12),
        ],
        [.. export.Result.Readings.SelectMany(reading => reading.Axes
            .Select(axis => Score(
                export, reading, export.Wording.In(axis.Axis.Title), axis.Score, axis.Answered, axis.InScope, axis.Blockers.Count))
            .Append(Score(export, reading, export.Say("Results.OverallRow"), reading.Overall, reading.Answered, reading.InScope,
                reading.Blockers.Count())))]);

    private static IReadOnlyList<SpreadsheetCell> Score(
        AssessmentExport export, Reading reading, string name, Score? score, int answered, int inScope, int blockers) =>
    [
        export.Wording.Reading(reading.Kind), name, SpreadsheetCell.Whole(score?.Shown), SpreadsheetCell.Whole(score?.ShownHigh),
        export.Wording.Score(score), export.Wording.Band(score), SpreadsheetCell.Whole(answered), SpreadsheetCell.Whole(inScope),
        SpreadsheetCell.Whole(blockers),
    ];

    private static SpreadsheetTable Contributions(AssessmentExport export) => new(
        export.Say("Sheet.Contributions"),
        [new(export.Say("Axis"), 40), new(export.Say("Column.Id"), 24), new(export.Say("Question"), 60), new(export.Say("Answer"), 24),
            new(export.Say("Weight"), 8), new(export.Say("Points"), 8)],
        [.. export.Result.Combined.Axes.Where(axis => axis.Score is not null).SelectMany(axis =>
        {
            var tenths = Tenths.Of(axis);
            return axis.Contributions
                .Select((contribution, index) => (IReadOnlyList<SpreadsheetCell>)
                [
                    export.Wording.In(axis.Axis.Title), contribution.Question.Id, contribution.Question.Ask.In(export.Language),
                    export.Wording.Answer(contribution.Question),
                    SpreadsheetCell.Whole(contribution.Question.Weight), SpreadsheetCell.Tenths(tenths[index]),
                ])
                .Append([export.Wording.In(axis.Axis.Title), SpreadsheetCell.Empty, export.Say("Sum"), SpreadsheetCell.Empty,
                    SpreadsheetCell.Whole(axis.Weight), SpreadsheetCell.Tenths(Tenths.SumOf(axis))]);
        })]);

    private static SpreadsheetTable Duties(AssessmentExport export) => new(
        export.Say("Sheet.Duties"),
        [new(export.Say("Law.Due"), 14), new(export.Say("Article"), 14), new(export.Say("Column.Id"), 24), new(export.Say("Law.Duty"), 60),
            new(export.Say("Law.State"), 18)],
        [.. export.Result.Combined.Duties.OrderBy(duty => duty.Duty.From ?? DateOnly.MinValue)
            .Select(duty => (IReadOnlyList<SpreadsheetCell>)
        [
            duty.Duty.From is { }
                from ? SpreadsheetCell.Day(from) : export.Say("Due.Now"), export.Wording.Article(duty.Duty.Article), duty.Question.Id,
            duty.Question.Ask.In(export.Language), export.Wording.State(duty.State),
        ])]);
}
