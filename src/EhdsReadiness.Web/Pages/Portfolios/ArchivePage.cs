namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>A page of one archive, for whoever made it. For everybody else, signed in or not, it is 404.</summary>
public abstract class ArchivePage : LocalisedPage
{
    private ReportArchive? _archive;

    /// <summary>The archive of the address.</summary>
    public ReportArchive Archive => _archive ?? throw new InvalidOperationException("The archive is found before a handler runs.");

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        _archive = IsSignedIn
            ? await Service<ReportArchiveStore>().FindAsync(RouteData.Values["id"] as string ?? "", AccountId, cancel)
            : null;
        return _archive is null ? Refusal(StatusCodes.Status404NotFound) : null;
    }
}
