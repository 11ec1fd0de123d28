using EhdsReadiness.Core;
using EhdsReadiness.Web.Localisation;
using EhdsReadiness.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages;

/// <summary>Says what went wrong and what to do next, in the language of the address that was asked for. Asked for itself, it does not exist.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 429, 500, 503];

    /// <summary>The status; one without a text of its own is told as 500 or, below it, as 400.</summary>
    public int Status { get; private set; }

    /// <summary>Whether it is the day's storage quota of the reader's network that is used up, and not a minute's requests.</summary>
    public bool IsQuotaUsedUp => HttpContext.Features.Get<QuotaUsedUp>() is not null;

    public Language Language { get; private set; }

    public Links Links => new(Language, Request.PathBase);

    private Links Inside => new(Language);

    /// <summary>The way to sign in and come back, for somebody who isn't and asked for what may be their organisation's; null for everybody else.</summary>
    public string? SignInLink =>
        Status == StatusCodes.Status404NotFound && User.Identity?.IsAuthenticated != true
        && HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { Length: < 200 } path
        && (path.StartsWith(Inside.Organisations + "/", StringComparison.Ordinal) || path.StartsWith(Inside.Assessment(""), StringComparison.Ordinal))
            ? Links.SignIn(Request.PathBase + path)
            : null;

    /// <summary>Any method may have been refused, so that the page has no handler for one.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Language = RouteLanguage.Of(HttpContext);
        if (!Refusal.IsTold(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        Status = Known.Contains(Response.StatusCode) ? Response.StatusCode : Response.StatusCode >= 500 ? 500 : 400;
    }
}
