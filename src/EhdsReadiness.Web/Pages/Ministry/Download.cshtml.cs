namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A publication as a file to take away, at an address for each of <see cref="PublicationFile.All"/>.</summary>
[EnableRateLimiting(RateLimits.Report)]
public sealed class DownloadModel(AuditTrail trail) : PublicationPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Publication is not { } publication) { return NotFound(); }

        var file = PublicationFile.All.First(one =>
            Request.Path.Value!.EndsWith($".{one.Extension}", StringComparison.OrdinalIgnoreCase));
        var bytes = await file.WriteAsync(publication, Words, HttpContext.RequestServices, cancel);
        if (!HttpMethods.IsHead(Request.Method))
        {
            var subject = AuditSubject.Publication(publication.Number.ToString(CultureInfo.InvariantCulture));
            await trail.AppendAsync(
                new(AuditAction.Exported, AuditActor.Account(AccountId), subject, null, file.Extension), Now, cancel);
        }

        return File(bytes, file.ContentType, PublicationExports.FileName(publication, Words, file.Extension));
    }
}
