using Microsoft.AspNetCore.Mvc;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a file to take away.</summary>
public abstract class ExportPage : PublicationPage
{
    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel) =>
        await base.PrepareAsync(cancel) ?? (Publication is null ? NotFound() : null);

    protected FileContentResult Export(byte[] file, string contentType, string extension) =>
        File(file, contentType, PublicationExports.FileName(Publication!, Words, extension));
}
