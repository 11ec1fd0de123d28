using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The report to read online, the accessible version of first resort, and the form that makes a PDF of any kind. What is sent for
/// its cover is kept nowhere.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[AssessmentAccess(send: Right.Download)]
public sealed class ReportModel(Content content, SiteSettings site, ReportFiles files) : AssessmentPage
{
    [BindProperty] public ReportForm Form { get; set; } = new();

    public Report Report => ActionPlanReport.Of(content, Result, Language, site.Operator);

    public void OnGet() => Form = new() { Kind = ReportKind.Full.Id(), Lang = Language.Code() };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Form.ReadAsync(Opened.Questionnaire, Language, ModelState, Texts, cancel) is not { } options) { return Invalid(); }

        return File(await files.MakeAsync(Opened, options, Actor, cancel), "application/pdf",
            ActionPlanReport.FileName(Result.Assessment, options));
    }
}
