using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages;

/// <summary>A page in one of the two languages, which is the first part of its address.</summary>
public abstract class LocalisedPage : PageModel
{
    /// <summary>The reader's language.</summary>
    public Language Language => Languages.Find(RouteData.Values["c"] as string) ?? Language.French;

    /// <summary>The addresses of the site in that language.</summary>
    public Links Links => new(Language, Request.PathBase);

    /// <summary>The texts of the page’s folder.</summary>
    protected IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<PageTexts>().Of(GetType());

    /// <summary>True when the form came without a valid anti-forgery token, as after a long pause: nothing was saved, what was typed is
    /// given back.</summary>
    public bool FormExpired { get; private set; }

    /// <summary>True when no handler runs and the page shows what was typed: the form has expired, or only its language is
    /// another.</summary>
    protected bool GivesBack { get; private set; }

    /// <summary>The texts of another folder of pages, such as <c>Pages/Assessments</c>.</summary>
    protected IStringLocalizer TextsIn(string folder) => HttpContext.RequestServices.GetRequiredService<PageTexts>().In(folder);

    /// <summary>The texts of what pages share.</summary>
    protected IStringLocalizer SharedTexts => TextsIn("Pages/Shared");

    /// <summary>A path of the site as a whole address, for a mail or to be copied.</summary>
    protected string Whole(string path) => HttpContext.RequestServices.GetRequiredService<SiteAddress>().Whole(path, HttpContext);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.ContainsKey(Forms.SentForm.SwitchName))
        {
            // Only the language is another: what was typed stands on the page as it stood, and nothing is checked or written.
            GivesBack = true;
            context.Result = await GivenBackAsync(context) is PageResult page ? Shown(page)
                : Redirect(Request.PathBase + Request.Path + Request.QueryString);
            return;
        }

        if (HttpMethods.IsPost(Request.Method) && HttpContext.Features.Get<Security.ForgedForm>() is not null)
        {
            FormExpired = GivesBack = true;
            context.Result = await GivenBackAsync(context) ?? StatusCode(StatusCodes.Status400BadRequest);
            return;
        }

        if (HttpMethods.IsPost(Request.Method) && context.HandlerMethod is null)
        {
            // Without a handler the framework would show a page of which nothing was read.
            context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var done = await next();
        if (done.Exception is AccessEndedException { End: var end })
        {
            done.ExceptionHandled = true;
            done.Result = StatusCode(end switch
            {
                AccessEnd.Gone => StatusCodes.Status404NotFound,
                AccessEnd.Forbidden => StatusCodes.Status403Forbidden,
                AccessEnd.OutOfTurn => StatusCodes.Status409Conflict,
            });
        }
    }

    /// <summary>The page with what was typed, for a form whose token has expired; null when there is nothing to give back.</summary>
    protected virtual IActionResult? GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);

    /// <summary>As <see cref="GiveBack"/>, for a page that reads first what it shows beside the form.</summary>
    protected virtual Task<IActionResult?> GiveBackAsync(CancellationToken cancel) => Task.FromResult(GiveBack());

    /// <summary>What is given back; null for a page that takes no such form, of which nothing was read.</summary>
    private async Task<IActionResult?> GivenBackAsync(PageHandlerExecutingContext context) =>
        context.HandlerMethod is null ? null : await GiveBackAsync(HttpContext.RequestAborted);

    private static PageResult Shown(PageResult page)
    {
        page.StatusCode = StatusCodes.Status200OK;
        return page;
    }

    /// <summary>The page itself with another status than 200.</summary>
    protected IActionResult PageWithStatus(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
