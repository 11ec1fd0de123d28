using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages;

/// <summary>Says what went wrong and what to do next, in the language of the address that was asked for. Asked for itself, it does not
/// exist.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(CarriedForms carried) : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 405, 409, 413, 429, 500, 503];

    /// <summary>The status; one without a text of its own is told as 500 or, below it, as 400.</summary>
    public int Status { get; private set; }

    /// <summary>Whether it is the day's storage quota of the reader's network that is used up, and not a minute's requests.</summary>
    public bool IsQuotaUsedUp => HttpContext.Features.Get<QuotaUsedUp>() is not null;

    /// <summary>Whether the form that was sent could not be read, for another reason than its length.</summary>
    public bool IsUnread => Status == StatusCodes.Status400BadRequest && HttpContext.Features.Get<UnreadForm>() is not null;

    public Language Language { get; private set; }

    public Links Links => new(Language, Request.PathBase);
    private Links Inside => new(Language);

    /// <summary>The form that was refused, to be read and sent again; null when none was, or it cannot be kept.</summary>
    public SentForm? Sent { get; private set; }

    /// <summary>Whether somebody sent a form who is not signed in, to a page that members and accounts have: most often their session has
    /// ended.</summary>
    public bool IsSignedOut =>
        User.Identity?.IsAuthenticated != true && HttpMethods.IsPost(Request.Method) && !IsUnread
        && (Status == StatusCodes.Status401Unauthorized
            || (Status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound && OriginalPath is { } path
                && IsOfMembers(path)));

    /// <summary>The form, encrypted for the way through the pages of signing in.</summary>
    public string Carried => carried.Protect(Sent!);

    /// <summary>Where to sign in, and what to come back to.</summary>
    public string SignInAndReturn => Links.SignIn(Request.PathBase + OriginalPath);

    private string? OriginalPath => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    /// <summary>The way to sign in and come back, for somebody who isn't and asked for what may be their organisation's; null for everybody
    /// else.</summary>
    public string? SignInLink =>
        Status == StatusCodes.Status404NotFound && User.Identity?.IsAuthenticated != true
        && OriginalPath is { Length: < 200 } path && IsOfMembers(path)
            ? Links.SignIn(Request.PathBase + path)
            : null;

    private bool IsOfMembers(string path) =>
        new[] { $"{Inside.Organisations}/", Inside.Assessment(""), Inside.Account }.Any(start =>
            path.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private string Action =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } told
            ? told.OriginalPathBase + told.OriginalPath + told.OriginalQueryString
        : HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? Request.PathBase + failed.Path + Request.QueryString
        : Request.PathBase + Request.Path + Request.QueryString;

    /// <summary>Any method may have been refused, so that the page has no handler for one.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Language = RouteLanguage.Of(HttpContext);
        if (!Refusal.IsTold(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        Status = Known.Contains(Response.StatusCode) ? Response.StatusCode : Response.StatusCode >= 500 ? 500 : 400;
        if (Refusal.IsTold(HttpContext) && Status != StatusCodes.Status413PayloadTooLarge)
        {
            Sent = await SentForm.ReadAsync(Request, Action);
        }

        await next();
    }
}
