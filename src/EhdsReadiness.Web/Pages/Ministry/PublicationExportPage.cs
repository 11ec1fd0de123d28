namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a file to take away.</summary>
public abstract class PublicationExportPage : PublicationPage
{
    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel) =>
        await base.PrepareAsync(cancel) ?? (Publication is null ? NotFound() : null);

    /// <summary>The file, once the trail says who takes it away.</summary>
    protected async Task<FileContentResult> ExportAsync(byte[] file, string contentType, string extension, CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var subject = AuditSubject.Publication(Publication!.Number.ToString(CultureInfo.InvariantCulture));
        var what = new AuditEvent(AuditAction.Exported, AuditActor.Account(AccountId), subject, null, extension);
        await services.GetRequiredService<AuditTrail>().AppendAsync(what, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
        return File(file, contentType, PublicationExports.FileName(Publication!, Words, extension));
    }
}
