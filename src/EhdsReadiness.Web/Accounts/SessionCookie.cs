using System.Security.Claims;
using EhdsReadiness.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// The cookie of a session names it and nothing else. Who that is, and what they may do, is read from the database at every request:
/// a session that was ended, an account that was closed and a role that was taken away count from the very next one on.
/// </summary>
public sealed class SessionCookie(SessionStore sessions, AccountSettings settings, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>Claim that holds the session's identifier.</summary>
    public const string SessionClaim = "session";

    /// <summary>Claim of an account that may do nothing before its second factor is set up.</summary>
    public const string OwesSecondFactorClaim = "owes-second-factor";

    private TimeSpan Idle => TimeSpan.FromHours(settings.SessionHours);

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        await EndAsync(context.HttpContext);
        var now = clock.GetUtcNow();
        var device = Device.Of(context.Request.Headers.UserAgent);
        var session = await sessions.BeginAsync(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, device, now, now - Idle, cancel);
        context.Principal = new(new ClaimsIdentity([new(SessionClaim, session)], IdentityConstants.ApplicationScheme));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var now = clock.GetUtcNow();
        if (context.Principal?.FindFirstValue(SessionClaim) is not { } session || await sessions.FindAsync(session, cancel) is not { } person || person.SeenAt + Idle <= now)
        {
            context.RejectPrincipal();
            return;
        }

        if (person.SeenAt + SessionStore.SeenEvery <= now)
        {
            await sessions.SeeAsync(session, now, cancel);
        }

        context.ReplacePrincipal(new(new ClaimsIdentity(ClaimsOf(session, person), IdentityConstants.ApplicationScheme)));
    }

    public override Task SigningOut(CookieSigningOutContext context) => EndAsync(context.HttpContext);

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        context.Response.Redirect(Links.Of(context.HttpContext).SignIn(HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : null));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static IEnumerable<Claim> ClaimsOf(string session, SignedIn person)
    {
        yield return new(SessionClaim, session);
        yield return new(ClaimTypes.NameIdentifier, person.AccountId);
        yield return new(ClaimTypes.Name, person.Name);
        if (person.Role is { } role)
        {
            yield return person.TwoFactor ? new(ClaimTypes.Role, role.Id()) : new(OwesSecondFactorClaim, role.Id());
        }
    }

    /// <summary>Ends the session that the request belongs to, if it belongs to one.</summary>
    private async Task EndAsync(HttpContext http)
    {
        if (http.User.FindFirstValue(SessionClaim) is { } session && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account)
        {
            await sessions.EndAsync(account, session, http.RequestAborted);
        }
    }
}
