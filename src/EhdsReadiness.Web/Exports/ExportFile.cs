namespace EhdsReadiness.Web.Exports;

/// <summary>A file of an assessment to take away: its page, its address and its entry in the trail follow from this list.</summary>
/// <param name="Name">What stands in its address and in its file name, such as <c>plan.csv</c>.</param>
/// <param name="Write">Its bytes, for an assessment of that identifier.</param>
public sealed record ExportFile(string Name, string ContentType, Func<AssessmentExport, string, byte[]> Write)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string Sheets = $"{Office}spreadsheetml.sheet";

    /// <summary>Whether it says who was asked what, which is for those alone who hand out questions.</summary>
    public bool NamesPeople { get; init; }

    /// <summary>The plan as a calendar.</summary>
    public static ExportFile Calendar { get; } = new(
        "plan.ics", "text/calendar; charset=utf-8", (export, id) => Encoding.UTF8.GetBytes(PlanCalendar.Write(export, id)));

    /// <summary>All files of the answers and the plan, in the order of the page that lists them.</summary>
    public static IReadOnlyList<ExportFile> All { get; } =
    [
        new("assessment.xlsx", Sheets, (export, _) => SpreadsheetWriter.Write(AssessmentWorkbook.Of(export))),
        new("questions.xlsx", Sheets, (export, _) => SpreadsheetWriter.Write(AnswersWorkbook.Of(export))),
        new("axes.xlsx", Sheets, (export, _) => SpreadsheetWriter.Write(AnswersWorkbook.ByAxis(export))),
        new("people.xlsx", Sheets, (export, _) => SpreadsheetWriter.Write(AnswersWorkbook.ByPerson(export))) { NamesPeople = true },
        new("answers.csv", Csv.ContentType, (export, _) => CsvFile.Write(AnswersTable.Of(export), export.Language)),
        new("assessment.json", "application/json",
            (export, _) => AssessmentFile.Write(export.Result.Assessment, export.Result.Questionnaire)),
        new("plan.docx", $"{Office}wordprocessingml.document", (export, _) => PlanDocument.Write(export)),
        new("plan.csv", Csv.ContentType, (export, _) => CsvFile.Write(PlanSheet.Of(export), export.Language)),
        Calendar,
    ];

    /// <summary>Those that somebody may take who opened an assessment.</summary>
    public static IEnumerable<ExportFile> Of(OpenAssessment opened) =>
        All.Where(file => !file.NamesPeople || opened.Allows(Right.Assign));
}
