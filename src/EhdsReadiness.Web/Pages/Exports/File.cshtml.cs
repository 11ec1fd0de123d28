using System.Text;
using EhdsReadiness.Core;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Web.Exports;
using EhdsReadiness.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>One exported file, in the language of the address.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class FileModel(ExportTrail trail) : ExportPage
{
    /// <summary>The names of the files, in the order of the page that lists them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["assessment.xlsx", "answers.csv", "assessment.json", "plan.docx", "plan.csv", "plan.ics"];

    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Names.Contains(Id, StringComparer.Ordinal))
        {
            return NotFound();
        }

        var export = await ExportAsync(cancel);
        var (bytes, type) = Id switch
        {
            "assessment.xlsx" => (SpreadsheetWriter.Write(AssessmentWorkbook.Of(export)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "answers.csv" => (CsvFile.Write(AnswersTable.Of(export), Language), "text/csv; charset=utf-8"),
            "assessment.json" => (AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), "application/json"),
            "plan.docx" => (PlanDocument.Write(export), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "plan.csv" => (CsvFile.Write(PlanTable.Of(export), Language), "text/csv; charset=utf-8"),
            _ => (Encoding.UTF8.GetBytes(PlanCalendar.Write(export, Opened.Stored.Id)), "text/calendar; charset=utf-8"),
        };
        await trail.AppendAsync(Opened, Actor, $"{Id} {Language.Code()}", cancel);
        if (Id == "assessment.json")
        {
            Response.Headers.Link = $"<{Web.Links.AssessmentSchema}>; rel=\"describedby\"";
        }

        var (what, end) = (Id!.Split('.')[0], Id.Split('.')[1]);
        return File(bytes, type, ActionPlanReport.FileName(Result.Assessment, what, $"{Language.Code()}.{end}"));
    }
}
