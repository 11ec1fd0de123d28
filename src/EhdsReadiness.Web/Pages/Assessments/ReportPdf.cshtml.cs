using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>
/// The report as a PDF, complete and in the language of the address unless <c>?kind=</c> (with <c>&amp;axis=</c>) and <c>?lang=</c> say
/// otherwise. A shorter one holds figures alone without <c>?answers=yes</c>.
/// </summary>
[EnableRateLimiting(Security.RateLimits.Report)]
[AssessmentAccess(Right.Download)]
public sealed class ReportPdfModel(ReportFiles files) : AssessmentPage
{
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "kind")] string? kind, [FromQuery(Name = "axis")] string? axis, [FromQuery(Name = "lang")] string? lang,
        [FromQuery(Name = "answers")] string? answers, CancellationToken cancel)
    {
        if (answers is not (null or "yes")
            || ReportOptions.Read(kind, axis, lang, Opened.Questionnaire, Language) is not { } options)
        {
            return BadRequest();
        }

        options = options with { AsksForAnswers = answers is not null };
        return File(await files.MakeAsync(Opened, options, Actor, cancel), "application/pdf",
            ActionPlanReport.FileName(Result.Assessment, options));
    }
}
