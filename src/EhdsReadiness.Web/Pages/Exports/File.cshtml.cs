using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>One exported file, in the language of the address.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class FileModel(ExportTrail trail, DatasetStore datasets, Content content) : AssessmentExportPage
{
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>The names of the files of the assessment and its plan, in the order of the page that lists them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["assessment.xlsx", "answers.csv", "assessment.json", "plan.docx", "plan.csv", "plan.ics"];

    /// <summary>The names of the files of the datasets, which their own page lists.</summary>
    public static IReadOnlyList<string> InventoryNames { get; } = ["datasets.jsonld", "datasets.csv", "datasets-template.csv"];

    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Id is null || !Names.Concat(InventoryNames).Contains(Id, StringComparer.Ordinal)) { return NotFound(); }

        var (bytes, type) = Names.Contains(Id, StringComparer.Ordinal) ? OfAssessment(await ExportAsync(cancel))
            : await OfInventoryAsync(cancel);
        await trail.AppendAsync(Opened.Stored, Actor, $"{Id} {Language.Code()}", cancel);
        if (Id == "assessment.json")
        {
            Response.Headers.Link = $"<{Request.PathBase}{Web.Links.AssessmentSchema}>; rel=\"describedby\"";
        }

        var (what, end) = (Id.Split('.')[0], Id.Split('.')[1]);
        return File(bytes, type, ActionPlanReport.FileName(Result.Assessment, what, $"{Language.Code()}.{end}"));
    }

    private (byte[] Bytes, string Type) OfAssessment(AssessmentExport export) => Id switch
    {
        "assessment.xlsx" =>
            (SpreadsheetWriter.Write(AssessmentWorkbook.Of(export)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "answers.csv" => (CsvFile.Write(AnswersTable.Of(export), Language), Csv),
        "assessment.json" => (AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), "application/json"),
        "plan.docx" => (PlanDocument.Write(export), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "plan.csv" => (CsvFile.Write(PlanSheet.Of(export), Language), Csv),
        _ => (Encoding.UTF8.GetBytes(PlanCalendar.Write(export, Opened.Stored.Id)), "text/calendar; charset=utf-8"),
    };

    private async Task<(byte[] Bytes, string Type)> OfInventoryAsync(CancellationToken cancel)
    {
        var listed = Id == "datasets-template.csv" ? []
            : (await datasets.OfAssessmentAsync(Opened.Stored.Id, cancel)).Where(dataset => dataset.RemovedAt is null).ToList();
        return Id == "datasets.jsonld"
            ? (HealthDcatDraft.Write(listed, content.Regulation, Organisation, Language), "application/ld+json")
            : (CsvFile.Write(DatasetsTable.Of(listed, Language), Language), Csv);
    }
}
