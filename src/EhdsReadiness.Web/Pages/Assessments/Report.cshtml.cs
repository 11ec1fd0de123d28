using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The report to read online: the same blocks as the PDF, and its accessible version of first resort.</summary>
public sealed class ReportModel(Content content, SiteSettings site) : AssessmentPage
{
    protected override Right ToSee => Right.Download;

    public Report Report => ActionPlanReport.Of(content, Result, Language, site.Operator);
}
