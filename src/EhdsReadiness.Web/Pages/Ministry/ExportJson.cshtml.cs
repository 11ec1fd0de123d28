namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication in its documented form, byte for byte as it was published; the same in either language.</summary>
[EnableRateLimiting(Security.RateLimits.Report)]
public sealed class ExportJsonModel(PublicationStore store) : PublicationExportPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ExportAsync((await store.DocumentAsync(Publication!.Number, cancel))!, "application/json", "json", cancel);
}
