using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>The archive itself: made while it is sent, and kept nowhere.</summary>
[EnableRateLimiting(Security.RateLimits.Archive)]
public sealed class ArchiveZipModel(ArchiveWriter writer) : ArchivePage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition =
            $"attachment; filename=\"ehds-readiness-{Today:yyyy-MM-dd}.zip\"";
        if (!HttpMethods.IsHead(Request.Method))
        {
            await writer.WriteAsync(Archive, AccountId, Language, Response.Body, cancel);
        }

        return new EmptyResult();
    }
}
