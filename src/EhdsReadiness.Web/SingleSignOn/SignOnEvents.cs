using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>What the site adds to the framework's way to an identity provider and back: what is asked for, what is checked besides, and a
/// page for whatever goes wrong.</summary>
public sealed partial class SignOnEvents(
    Providers providers, SiteAddress site, TimeProvider clock, AbuseCounters counters, ILogger<SignOnEvents> log) : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        var settings = providers.OfScheme(context.Scheme.Name).Settings;
        var signOn = SignOn.Read(context.Properties)!;
        var message = context.ProtocolMessage;
        message.RedirectUri = site.Whole(context.Options.CallbackPath, context.HttpContext);
        message.UiLocales = signOn.Language.Code();
        message.AcrValues = settings.AcrValues;
        message.Prompt = settings.Prompt;
        if (settings.Claims is not null)
        {
            message.SetParameter("claims", settings.Claims);
        }

        if (signOn.Purpose == SignOnPurpose.Confirm)
        {
            (message.Prompt, message.MaxAge) = ("login", "0");
        }

        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = site.Whole(context.Options.SignedOutCallbackPath, context.HttpContext);
        context.ProtocolMessage.IdTokenHint = context.Properties.GetParameter<string>(OpenIdConnectParameterNames.IdTokenHint);
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var provider = providers.OfScheme(context.Scheme.Name);
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Fail(new SignOnException(SignOnFailure.Invalid, "The provider's answer came as a form"));
            return;
        }

        // By it whoever deals with several providers tells their answers apart (RFC 9207).
        var metadata = await provider.Metadata.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var issuer = context.ProtocolMessage.Iss;
        if (issuer is null ? metadata.AuthorizationResponseIssParameterSupported : issuer != metadata.Issuer)
        {
            context.Fail(new SignOnException(SignOnFailure.Invalid, "The answer is another provider's"));
        }
    }

    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        // Cookies end by the browser's clock; this by ours.
        if (SignOn.Read(context.Properties) is not { } signOn || clock.GetUtcNow() >= signOn.BegunAt + SignOn.Longest)
        {
            context.Fail(new SignOnException(SignOnFailure.Over, "The way to the provider was begun too long ago"));
        }

        return Task.CompletedTask;
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var provider = providers.OfScheme(context.Scheme.Name);
        var answer = context.TokenEndpointResponse!;
        try
        {
            var token = new JsonWebToken(answer.IdToken);
            provider.Require(token);
            var claims = Provider.PayloadOf(token);
            var person = await provider.PersonAsync(answer.AccessToken, token.Subject, context.HttpContext.RequestAborted);
            var identity = ProvenIdentity.Of(provider.Settings, token.Issuer, claims, person, answer.IdToken);
            context.Principal = new(new ClaimsIdentity(
                [new(ProvenIdentity.Claim, JsonSerializer.Serialize(identity))], context.Scheme.Name));
        }
        catch (SignOnException e)
        {
            context.Fail(e);
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        Answer(context.HttpContext, context.Properties, SignOnFailure.Denied);
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        if (context.HttpContext.RequestAborted.IsCancellationRequested) { return Task.CompletedTask; }

        var failure = FailureOf(context.Failure);
        if (failure is SignOnFailure.Invalid or SignOnFailure.Unsure)
        {
            counters.Count(AbuseKind.SignInFailed);
        }

        LogRefused(log, providers.OfScheme(context.Scheme.Name).Settings.Name, failure, Told(context.Failure));
        Answer(context.HttpContext, context.Properties, failure);
        return Task.CompletedTask;
    }

    /// <summary>What readers are told of a fault.</summary>
    internal static SignOnFailure FailureOf(Exception? fault) => fault switch
    {
        SignOnException known => known.Failure,
        SecurityTokenExpiredException or SecurityTokenNotYetValidException => SignOnFailure.Clock,
        HttpRequestException or IOException or TaskCanceledException or TimeoutException => SignOnFailure.Down,
        // By nothing else does the framework say that the browser's cookie is another's or gone.
        AuthenticationFailureException { Message: "Correlation failed." } => SignOnFailure.Over,
        { InnerException: { } inner } when inner is not JsonException => FailureOf(inner),
        _ => SignOnFailure.Invalid,
    };

    /// <summary>The kinds of fault, and the words of our own and of the library's, which quote no token.</summary>
    private static string Told(Exception? fault)
    {
        var words = new StringBuilder();
        for (var one = fault; one is not null && words.Length < 500; one = one.InnerException)
        {
            words.Append(CultureInfo.InvariantCulture, $"{(words.Length > 0 ? "; " : "")}{one.GetType().Name}");
            if (one is SignOnException or OpenIdConnectProtocolException or AuthenticationFailureException)
            {
                words.Append(CultureInfo.InvariantCulture, $": {one.Message}");
            }
        }

        return string.Concat(words.ToString().Take(600).Select(c => char.IsControl(c) ? ' ' : c));
    }

    private static void Answer(HttpContext http, AuthenticationProperties? properties, SignOnFailure failure)
    {
        var language = SignOn.Read(properties)?.Language ?? RouteLanguage.Preferred(http.Request);
        http.Response.Redirect(new Links(language, http.Request.PathBase).SignInRefused(failure));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in by way of {Provider} was refused as {Failure}: {Fault}")]
    private static partial void LogRefused(ILogger log, string provider, SignOnFailure failure, string fault);
}
