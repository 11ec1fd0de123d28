using EhdsReadiness.Web.Reports.Pdf;
using EhdsReadiness.Web.Reports.Verification;

namespace EhdsReadiness.Web.Reports;

/// <summary>Makes verifiable PDFs of opened assessments. The fingerprint of that of a finalised one is recorded.</summary>
public sealed class ReportFiles(
    Content content, SiteSettings site, KeyRing keys, PdfRenderer renderer, IssuedReportStore issued, ExportTrail trail, ClaimStore claims,
    StateStore states, TimeProvider clock)
{
    /// <summary>The report to read, with whose it is as the site knows it now.</summary>
    public async Task<Report> ReadAsync(OpenAssessment opened, ReportOptions options, CancellationToken cancel) =>
        ActionPlanReport.Of(content, opened.Result, await BehindAsync(opened, options, cancel), site.Operator);

    /// <summary>The PDF.</summary>
    /// <param name="actor">Who takes it away.</param>
    public async Task<byte[]> MakeAsync(OpenAssessment opened, ReportOptions options, AuditActor actor, CancellationToken cancel)
    {
        var behind = await BehindAsync(opened, options, cancel);
        var report = ActionPlanReport.Verifiable(content, opened.Result, behind, keys.Signing, site.Operator);
        var file = await renderer.RenderAsync(report, cancel);
        if (opened.Stored.State == AssessmentState.Finalised)
        {
            await issued.RecordAsync(ReportVerifier.FingerprintOf(file)!, opened.Stored.Id, clock.GetUtcNow(), cancel);
        }

        await trail.AppendAsync(opened.Stored, actor,
            $"report.pdf {options.Kind.Id()} {string.Join(' ', options.Languages.Select(language => language.Code()))}", cancel);
        return file;
    }

    /// <summary>The options with who stands behind the assessment, and whether the organisation has proven its number.</summary>
    private async Task<ReportOptions> BehindAsync(OpenAssessment opened, ReportOptions options, CancellationToken cancel)
    {
        if (opened.Stored.OrganisationId is not { } organisation) { return options with { Origin = ReportOrigin.Anonymous }; }

        // Null only where the organisation was erased since.
        var claim = await claims.FindForReportAsync(organisation, clock.GetUtcNow(), cancel);
        return options with
        {
            Origin = ReportOrigin.Organisation,
            Number = claim is null ? null : ReportNumber.Of(claim, organisation),
            Kept = (await states.OfAssessmentAsync(opened.Stored.Id, cancel))
                .LastOrDefault(step => step.After == AssessmentState.Finalised && step.KeptCarried + step.KeptUnknown > 0),
        };
    }
}
