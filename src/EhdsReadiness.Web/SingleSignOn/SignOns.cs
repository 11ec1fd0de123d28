using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>
/// The ways to identity providers and back. Nobody is redirected there: a page leads on, so that the address of a provider, and those
/// that a federation leads on to, need not stand in the policy that says where forms may go.
/// </summary>
public sealed partial class SignOns(
    IDataProtectionProvider protection, ExternalLoginStore logins, StaffStore staff, ClaimStore claims, TimeProvider clock,
    ILogger<SignOns> log)
{
    private const int SirenLength = 9;

    private readonly IDataProtector _tokens = protection.CreateProtector("EhdsReadiness.IdTokens");

    /// <summary>The address at the provider to go to; null when the provider can't be had.</summary>
    /// <param name="next">Path of this site to come back to.</param>
    public Task<string?> BeginAsync(HttpContext http, Provider provider, SignOn signOn, string next) =>
        AddressAsync(http, provider, () => http.ChallengeAsync(provider.Scheme, signOn.ToProperties(next)));

    /// <summary>The address at the provider that ends its session; null when it has none, or can't be had.</summary>
    /// <param name="login">How the session was begun.</param>
    /// <param name="next">Path of this site to come back to.</param>
    public async Task<string?> EndAsync(HttpContext http, Provider provider, SessionLogin login, string next)
    {
        if (login.IdToken is null) { return null; }

        try
        {
            var hint = _tokens.Unprotect(login.IdToken);
            var metadata = await provider.Metadata.GetConfigurationAsync(http.RequestAborted);
            if (string.IsNullOrEmpty(metadata.EndSessionEndpoint)) { return null; }

            var properties = new AuthenticationProperties
            {
                RedirectUri = next,
                Parameters = { [OpenIdConnectParameterNames.IdTokenHint] = hint },
            };
            return await AddressAsync(http, provider, () => http.SignOutAsync(provider.Scheme, properties));
        }
        catch (Exception e) when (e is CryptographicException or SignOnException)
        {
            return null;
        }
    }

    /// <summary>Who has come back to this browser, and what they had set out for; null when nobody has, or too long ago.</summary>
    public async Task<(SignOn SignOn, ProvenIdentity Identity)?> ReadAsync(HttpContext http)
    {
        var back = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        return back.Principal?.FindFirstValue(ProvenIdentity.Claim) is { } text
            && JsonSerializer.Deserialize<ProvenIdentity>(text) is { } identity
            && SignOn.Read(back.Properties) is { } signOn && clock.GetUtcNow() < signOn.BegunAt + (2 * SignOn.Longest)
            ? (signOn, identity) : null;
    }

    /// <summary>Forgets who has come back.</summary>
    public Task ForgetAsync(HttpContext http) => http.SignOutAsync(IdentityConstants.ExternalScheme);

    /// <summary>How a session is begun by a login. A provider that says nothing of when somebody showed who they are shows nothing, and
    /// none can say that they will.</summary>
    public SessionLogin SessionOf(Provider provider, ExternalLogin login, ProvenIdentity identity)
    {
        var now = clock.GetUtcNow();
        var shownAt = identity.AuthenticatedAt ?? DateTimeOffset.UnixEpoch;
        return new(login.Id, identity.SessionId, identity.IdToken is { } token ? _tokens.Protect(token) : null,
            provider.Settings.ReplacesSecondFactor, shownAt < now ? shownAt : now);
    }

    /// <summary>
    /// Takes over what the provider says of an account: its role on the whole site, where the settings say that it gives one, and the
    /// number of the organisations that its owner owns. It takes away only a role that it gave.
    /// </summary>
    public async Task TakeOverAsync(
        Provider provider, Account account, ExternalLogin login, ProvenIdentity identity, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (provider.Settings.RoleClaim is not null)
        {
            // Another role was given by somebody else.
            var isOurs = account.Role is null || account.Role == login.Role;
            var change = isOurs && identity.Role != account.Role
                ? await staff.GiveRoleAsync(account.Id, identity.Role, AuditActor.System, now, cancel) : null;
            if (change is { IsDone: false })
            {
                LogOwner(log, provider.Settings.Name, account.Id);
            }

            // What is noted is what this login gave, and so may take away.
            var given = change is { IsDone: true } ? identity.Role : account.Role is null ? null : login.Role;
            if (given != login.Role)
            {
                await logins.NoteRoleAsync(login.Id, given, cancel);
            }
        }

        if (provider.Settings.TrustsOrganisation && identity.Siret is { } siret)
        {
            await claims.ProveBySignInAsync(account.Id, siret[..SirenLength], provider.Settings.Name, now, cancel);
        }
    }

    private async Task<string?> AddressAsync(HttpContext http, Provider provider, Func<Task> redirect)
    {
        try
        {
            await redirect();
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            LogDown(log, provider.Settings.Name, e);
            return null;
        }

        var address = http.Response.Headers.Location.ToString();
        (http.Response.StatusCode, http.Response.Headers.Location) = (StatusCodes.Status200OK, default);
        return address;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The role that {Provider} gives to account {Account} is not taken over: it alone owns an organisation, which staff may not")]
    private static partial void LogOwner(ILogger log, string provider, string account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider {Provider} can't be had")]
    private static partial void LogDown(ILogger log, string provider, Exception exception);
}
