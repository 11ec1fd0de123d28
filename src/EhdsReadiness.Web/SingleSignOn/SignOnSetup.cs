using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>Single sign-on: its services and addresses, a scheme for each provider of the settings.</summary>
public static class SignOnSetup
{
    /// <summary>Pattern of the address to which providers send back.</summary>
    private const string Callback = "/oidc/{name}/callback";

    /// <summary>Pattern of the address to which providers send back who has signed out there.</summary>
    private const string SignedOut = "/oidc/{name}/signed-out";

    /// <summary>Adds what single sign-on needs. The cookies of signing in are added already.</summary>
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services, IReadOnlyList<ProviderSettings> all)
    {
        services.AddSingleton<Providers>();
        services.AddSingleton<SignOns>();
        services.AddSingleton<SignOnEvents>();
        services.AddSingleton<BackChannelLogout>();
        foreach (var settings in all)
        {
            var scheme = $"oidc-{settings.Name}";
            services.AddAuthentication().AddOpenIdConnect(scheme, settings.Label, options => { });
            services.AddOptions<OpenIdConnectOptions>(scheme).Configure<Providers>((options, providers) =>
                Configure(options, providers.OfScheme(scheme)));
        }

        return services;
    }

    /// <summary>The addresses at which providers come back. Before their endpoints run the framework has answered, where it is theirs:
    /// these say how often, and which there are.</summary>
    public static void MapSingleSignOn(this WebApplication app)
    {
        app.MapGet(Callback, () => Results.NotFound()).RequireRateLimiting(RateLimits.SignOn);
        app.MapGet(SignedOut, () => Results.NotFound()).RequireRateLimiting(RateLimits.SignOn);
        app.MapPost(BackChannelLogout.Path, (string name, BackChannelLogout logout, HttpContext http) => logout.TakeAsync(name, http))
            .RequireRateLimiting(RateLimits.SignOn);
    }

    private static void Configure(OpenIdConnectOptions options, Provider provider)
    {
        var settings = provider.Settings;
        options.EventsType = typeof(SignOnEvents);
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = Place(Callback);
        options.SignedOutCallbackPath = Place(SignedOut);
        // Whatever another site has the browser load signs nobody out.
        options.RemoteSignOutPath = PathString.Empty;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A link back brings the browser's cookies along; a form from another site does not.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        foreach (var scope in ProviderSettings.Words(settings.Scopes))
        {
            options.Scope.Add(scope);
        }

        options.MapInboundClaims = false;
        options.SaveTokens = false;
        // The framework reads a signed answer without looking at its signature: Provider does both.
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        options.RequireHttpsMetadata = !settings.IsLocal;
        options.ConfigurationManager = provider.Metadata;
        options.Backchannel = provider.Http;
        options.TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false };
        options.TokenValidationParameters = provider.Judging();
        options.RemoteAuthenticationTimeout = SignOn.Longest;
        options.ProtocolValidator.NonceLifetime = SignOn.Longest;
        options.CorrelationCookie = new SignOnCookies("state");
        options.NonceCookie = new SignOnCookies("nonce");

        PathString Place(string pattern) => pattern.Replace("{name}", settings.Name, StringComparison.Ordinal);
    }
}
