using EhdsReadiness.Web.Reports.Pdf;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a PDF in the reader's language.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class ExportPdfModel(PdfRenderer renderer) : PublicationExportPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ExportAsync(
            await renderer.RenderAsync(PublicationExports.Report(Publication!, Words), cancel), "application/pdf", "pdf", cancel);
}
