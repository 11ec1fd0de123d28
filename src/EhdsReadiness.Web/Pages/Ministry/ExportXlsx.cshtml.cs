namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a workbook, one sheet a table.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class ExportXlsxModel : PublicationExportPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ExportAsync(PublicationExports.Xlsx(Publication!, Words), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx", cancel);
}
