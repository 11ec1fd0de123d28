using Lines = EhdsReadiness.Web.Exports.Csv;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a table of text, one figure a line.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class ExportCsvModel : PublicationExportPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ExportAsync(PublicationExports.Csv(Publication!, Words), Lines.ContentType, "csv", cancel);
}
