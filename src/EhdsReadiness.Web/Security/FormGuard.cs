using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EhdsReadiness.Web.Security;

/// <summary>Marks a request whose form came without a valid anti-forgery token.</summary>
public sealed record ForgedForm;

/// <summary>
/// Anti-forgery for every POST. Unlike the framework's own filter it lets the page answer, with 400, so that a form left open
/// too long gives back what was typed; no handler ever runs for such a request.
/// </summary>
public sealed class FormGuard(IAntiforgery antiforgery) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (!http.Request.HasFormContentType)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Result = new StatusCodeResult(e.StatusCode);
            return;
        }
        catch (InvalidDataException)
        {
            // More or longer fields than a form of ours can have.
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.Features.Set(new ForgedForm());
        }
    }
}
