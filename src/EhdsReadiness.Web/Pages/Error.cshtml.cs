using EhdsReadiness.Core;
using EhdsReadiness.Web.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages;

/// <summary>Says what went wrong and what to do next, in the language of the address that was asked for.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 429, 500];

    /// <summary>The status; one without a text of its own is told as 500 or, below it, as 400.</summary>
    public int Status { get; private set; }

    public Language Language { get; private set; }

    public Links Links => new(Language);

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Language = RouteLanguage.Of(HttpContext);
        var actual = Response.StatusCode is >= 400 ? Response.StatusCode : status;
        Status = Known.Contains(actual) ? actual : actual >= 500 ? 500 : 400;
    }
}
