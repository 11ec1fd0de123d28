using System.Security.Claims;
using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Web.Security;
using Microsoft.AspNetCore.Mvc.Filters;

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>
/// A page of one organisation, for its members. Who may do what is checked here, once, for the whole folder: whoever is no member gets 404,
/// signed in or not, and what a member's role does not allow is 403.
/// </summary>
public abstract class OrganisationPage : LocalisedPage
{
    private Organisation? _organisation;

    /// <summary>The organisation of the address, as whoever asks is a member of it.</summary>
    public Organisation Organisation => _organisation ?? throw new InvalidOperationException("The organisation is read before a handler runs.");

    /// <summary>The account of whoever asks.</summary>
    public string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Somebody is signed in before a handler runs.");

    /// <summary>What it takes to see the page and to send its forms.</summary>
    protected virtual OrganisationRight Needed => OrganisationRight.See;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await ReopenAsync(HttpContext.RequestAborted);
        }

        if (_organisation is null)
        {
            context.Result = StatusCode(HttpContext.Features.Get<ForgedForm>() is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
            return;
        }

        if (!_organisation.Allows(Needed))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Reads the organisation again, after something was written.</summary>
    protected async Task ReopenAsync(CancellationToken cancel) =>
        _organisation = await HttpContext.RequestServices.GetRequiredService<OrganisationStore>().FindAsync(RouteData.Values["org"] as string ?? "", AccountId, cancel);
}
