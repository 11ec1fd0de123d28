namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>A page of one archive, for whoever made it: checked here, once. For everybody else, signed in or not, it is 404.</summary>
public abstract class ArchivePage : LocalisedPage
{
    private ReportArchive? _archive;

    /// <summary>The archive of the address.</summary>
    public ReportArchive Archive => _archive ?? throw new InvalidOperationException("The archive is found before a handler runs.");

    /// <summary>The account of whoever asks.</summary>
    protected string AccountId =>
        User.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Somebody is signed in before a handler runs.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            _archive = await HttpContext.RequestServices.GetRequiredService<ReportArchiveStore>()
                .FindAsync(RouteData.Values["id"] as string ?? "", AccountId, HttpContext.RequestAborted);
        }

        if (_archive is null)
        {
            context.Result = StatusCode(HttpContext.Features.Get<ForgedForm>() is null ? StatusCodes.Status404NotFound
                : StatusCodes.Status400BadRequest);
            return;
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }
}
