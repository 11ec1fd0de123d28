using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports;

/// <summary>Makes verifiable PDFs of opened assessments. The fingerprint of that of a finalised one is recorded.</summary>
public sealed class ReportFiles(
    Content content, SiteSettings site, KeyRing keys, PdfRenderer renderer, IssuedReportStore issued, ExportTrail trail, TimeProvider clock)
{
    public async Task<byte[]> MakeAsync(OpenAssessment opened, ReportOptions options, AuditActor actor, CancellationToken cancel)
    {
        var origin = opened.Stored.OrganisationId is null ? ReportOrigin.Anonymous : ReportOrigin.Organisation;
        var report = ActionPlanReport.Verifiable(content, opened.Result, options with { Origin = origin }, keys.Signing, site.Operator);
        var file = await renderer.RenderAsync(report, cancel);
        if (opened.Stored.State == AssessmentState.Finalised)
        {
            await issued.RecordAsync(ReportVerifier.FingerprintOf(file)!, opened.Stored.Id, clock.GetUtcNow(), cancel);
        }

        await trail.AppendAsync(opened.Stored, actor,
            $"report.pdf {options.Kind.Id()} {string.Join(' ', options.Languages.Select(language => language.Code()))}", cancel);
        return file;
    }
}
