using EhdsReadiness.Core;
using EhdsReadiness.Core.Assessments;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The report as a PDF, in the language of the address unless <c>?lang=</c> says otherwise.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class ReportPdfModel(Content content, SiteSettings site, PdfRenderer renderer) : AssessmentPage
{
    protected override Right ToSee => Right.Download;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "lang")] string? lang, CancellationToken cancel)
    {
        if ((lang is null ? Language : Languages.Find(lang)) is not { } language)
        {
            return BadRequest();
        }

        var report = ActionPlanReport.Of(content, Result, language, site.Operator) with
        {
            Attached = ActionPlanReport.Data(AssessmentFile.Write(Result.Assessment, Opened.Questionnaire), language),
        };
        return File(await renderer.RenderAsync(report, cancel), "application/pdf", ActionPlanReport.FileName(Result.Assessment, language));
    }
}
