using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// The cookie of a session names it and nothing else. Who that is, and what they may do, is read from the database at every request:
/// a session that was ended, an account that was closed and a role that was taken away count from the very next one on.
/// </summary>
public sealed class SessionCookie(SessionStore sessions, KnownBrowsers browsers, AccountSettings settings,
    IOptions<IdentityOptions> identity, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>Claim that holds the secret of the session.</summary>
    private const string SecretClaim = "session";

    /// <summary>Claim that says when the password was last typed in the session.</summary>
    private const string ConfirmedClaim = "confirmed-at";

    /// <summary>Claim of an account that has a second factor.</summary>
    public const string SecondFactorClaim = "second-factor";

    /// <summary>Claim of an account without a password.</summary>
    public const string NoPasswordClaim = "no-password";

    /// <summary>Claim of a member of a consultancy.</summary>
    public const string ConsultantClaim = "consultant";

    /// <summary>Item of a sign-in by way of an identity provider, with its <see cref="SessionLogin"/>.</summary>
    internal const string Login = "login";

    /// <summary>Claim of an account that has a passkey.</summary>
    public const string PasskeyClaim = "passkey";

    /// <summary>Item of a sign-in that takes the place of all sessions of the account, as after a new password.</summary>
    internal const string Renewal = "renewal";

    /// <summary>Claim of an account that may do nothing before its second factor is set up.</summary>
    public const string OwesSecondFactorClaim = "owes-second-factor";

    /// <summary>Identifier of the session of whoever asks, as <see cref="Session"/> has it; null when nobody is signed in.</summary>
    public static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(SecretClaim) is { } secret ? Secret.Hash(secret) : null;

    /// <summary>When the password was last typed in the session of whoever asks.</summary>
    public static DateTimeOffset? ConfirmedAt(ClaimsPrincipal user) =>
        user.FindFirstValue(ConfirmedClaim) is { } at ? Instant.Read(at) : null;

    private TimeSpan Idle => TimeSpan.FromHours(settings.SessionHours);

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var now = clock.GetUtcNow();
        var device = Device.Of(context.Request.Headers.UserAgent);
        var (account, stamp) = (context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!,
            context.Principal!.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType)!);
        string secret;
        if (context.Properties.Items.ContainsKey(Renewal))
        {
            secret = await sessions.RenewAsync(account, stamp, device, now, cancel, IdOf(context.HttpContext.User));
        }
        else
        {
            await EndAsync(context.HttpContext);
            secret = await sessions.BeginAsync(account, stamp, device, now, now - Idle, cancel,
                context.Properties.Items.Remove(Login, out var login) ? JsonSerializer.Deserialize<SessionLogin>(login!) : null);
        }

        browsers.Remember(context.HttpContext, account);
        context.Principal = new(new ClaimsIdentity([new(SecretClaim, secret)], IdentityConstants.ApplicationScheme));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var now = clock.GetUtcNow();
        if (context.Principal?.FindFirstValue(SecretClaim) is not { } secret || await sessions.FindAsync(secret, cancel) is not { } person
            || IsOver(person, now))
        {
            context.RejectPrincipal();
            return;
        }

        if (person.SeenAt + SessionStore.SeenEvery <= now)
        {
            await sessions.SeeAsync(person.SessionId, now, cancel);
        }

        context.ReplacePrincipal(new(new ClaimsIdentity(ClaimsOf(secret, person), IdentityConstants.ApplicationScheme)));
    }

    public override Task SigningOut(CookieSigningOutContext context) => EndAsync(context.HttpContext);

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        context.Response.Redirect(Links.Of(context.HttpContext)
            .SignIn(HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : null));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOver(SignedIn person, DateTimeOffset now) =>
        person.SeenAt + Idle <= now || person.BegunAt
            + (person.Role is null ? TimeSpan.FromDays(settings.SessionDays) : TimeSpan.FromHours(settings.StaffSessionHours)) <= now;

    private static IEnumerable<Claim> ClaimsOf(string secret, SignedIn person)
    {
        yield return new(SecretClaim, secret);
        yield return new(ConfirmedClaim, Instant.Write(person.ConfirmedAt));
        yield return new(ClaimTypes.NameIdentifier, person.AccountId);
        yield return new(ClaimTypes.Name, person.Name);
        if (person.HasPasskey)
        {
            yield return new(PasskeyClaim, "yes");
        }

        if (person.IsConsultant)
        {
            yield return new(ConsultantClaim, "yes");
        }

        if (person.HasSecondFactor)
        {
            yield return new(SecondFactorClaim, "yes");
        }

        if (!person.HasPassword)
        {
            yield return new(NoPasswordClaim, "yes");
        }

        if (person.Role is { } role)
        {
            yield return person.HasSecondFactor || person.Vouched ? new(ClaimTypes.Role, role.Id()) : new(OwesSecondFactorClaim, role.Id());
        }
    }

    /// <summary>Ends the session that the request belongs to, if it belongs to one.</summary>
    private async Task EndAsync(HttpContext http)
    {
        if (IdOf(http.User) is { } session && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account)
        {
            await sessions.EndAsync(account, session, http.RequestAborted);
        }
    }
}
