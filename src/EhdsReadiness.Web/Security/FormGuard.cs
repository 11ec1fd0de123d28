using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Anti-forgery for every POST. Unlike the framework's own filter it lets the page answer, with 400, so that a form left open
/// too long gives back what was typed; no handler ever runs for such a request.
/// </summary>
public sealed class FormGuard(IAntiforgery antiforgery) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || Refusal.IsTold(http)) { return; }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (!IsForm(http.Request))
        {
            Refuse(StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            Refuse(e.StatusCode);
            return;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException)
        {
            // Parts that do not end, have no heading or say that they are in UTF-7, which is read no more; more fields than a form of ours
            // can have.
            Refuse(StatusCodes.Status400BadRequest);
            return;
        }

        if (IsFromElsewhere(http.Request) || !await antiforgery.IsRequestValidAsync(http))
        {
            http.Features.Set(new ForgedForm());
        }

        void Refuse(int status)
        {
            http.Features.Set(new UnreadForm());
            context.Result = new StatusCodeResult(status);
        }
    }

    /// <summary>
    /// Whether the browser says that the form stood on another site, or on a sibling domain: a token that was planted with its cookie signs
    /// nobody in then. Browsers say so over HTTPS; the address of the page itself they don't tell, as our pages ask them not to.
    /// </summary>
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>Whether the body says that it is a form in UTF-8, as our pages send it; one of several parts must say what stands between
    /// them.</summary>
    private static bool IsForm(HttpRequest request) =>
        request.HasFormContentType
        && request.GetTypedHeaders().ContentType is { } type
        && (StringSegment.IsNullOrEmpty(type.Charset)
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && (!type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || !StringSegment.IsNullOrEmpty(HeaderUtilities.RemoveQuotes(type.Boundary)));
}
