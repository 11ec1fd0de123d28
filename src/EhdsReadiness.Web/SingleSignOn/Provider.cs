using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>An identity provider: its settings, what it says of itself, and how its tokens are judged.</summary>
public sealed class Provider : IDisposable
{
    /// <summary>Most that a provider may answer, in bytes.</summary>
    private const int LongestAnswer = 1_000_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>How far the clocks of the two may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by a key pair alone: a secret that both know signs nothing.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly TimeProvider _clock;

    public Provider(ProviderSettings settings, TimeProvider clock)
    {
        (Settings, _clock) = (settings, clock);
        Http = new(new FaultsTold
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) },
        })
        {
            Timeout = LongestWait,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        Metadata = new(settings, Http, clock);
    }

    public ProviderSettings Settings { get; }

    /// <summary>Endpoints and keys.</summary>
    public ProviderMetadata Metadata { get; }

    /// <summary>What speaks with the provider.</summary>
    public HttpClient Http { get; }

    /// <summary>Name under which the framework knows it.</summary>
    public string Scheme => $"oidc-{Settings.Name}";

    /// <summary>How a token of the provider for this site is judged.</summary>
    public TokenValidationParameters Judging() => new()
    {
        ConfigurationManager = Metadata,
        ValidAudience = Settings.ClientId,
        ValidAlgorithms = Algorithms,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        NameClaimType = "sub",
        LifetimeValidator = (from, until, _, judging) => IsInTime(from, until, judging.RequireExpirationTime),
    };

    /// <summary>The claims of a token that the provider has signed for this site.</summary>
    /// <param name="expires">Whether it must say until when it holds.</param>
    /// <exception cref="SignOnException">It is none.</exception>
    public async Task<JsonElement> ReadAsync(string token, bool expires)
    {
        var judging = Judging();
        judging.RequireExpirationTime = expires;
        var result = await Tokens.ValidateTokenAsync(token, judging);
        if (result.Exception is SignOnException down) { throw down; }

        return result.IsValid
            ? PayloadOf((JsonWebToken)result.SecurityToken)
            : throw new SignOnException(SignOnFailure.Invalid, "A token of the provider does not hold", result.Exception);
    }

    /// <summary>The claims of a token, whether it holds or not.</summary>
    public static JsonElement PayloadOf(JsonWebToken token) =>
        JsonDocument.Parse(Base64UrlEncoder.Decode(token.EncodedPayload)).RootElement;

    /// <summary>
    /// What the framework leaves open of a token that came by the code, since the connection to the provider was safe: that it is signed by
    /// a key pair, and for whom, where it names several.
    /// </summary>
    /// <exception cref="SignOnException">It is not so.</exception>
    public void Require(JsonWebToken token)
    {
        if (!Algorithms.Contains(token.Alg) || string.IsNullOrEmpty(token.EncodedSignature))
        {
            throw new SignOnException(SignOnFailure.Invalid, $"The identity token is not signed by a key pair: {token.Alg}");
        }

        var party = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        if (party is null ? token.Audiences.Count() > 1 : party != Settings.ClientId)
        {
            throw new SignOnException(SignOnFailure.Invalid, "The identity token is for others too, and names none of them as its party");
        }

        var acr = token.TryGetPayloadValue<string>("acr", out var said) ? said : null;
        if (Settings.Acrs.Count > 0 && !Settings.Acrs.Contains(acr))
        {
            throw new SignOnException(SignOnFailure.Unsure, $"The provider answers with acr “{acr}”, which was not asked for");
        }
    }

    /// <summary>What the provider says of a person beyond the token; null when it has no such endpoint.</summary>
    /// <param name="subject">Of the identity token: the answer is about nobody else.</param>
    /// <exception cref="SignOnException">It does not answer, or its answer does not hold.</exception>
    public async Task<JsonElement?> PersonAsync(string? accessToken, string subject, CancellationToken cancel)
    {
        var metadata = await Metadata.GetConfigurationAsync(cancel);
        if (string.IsNullOrEmpty(metadata.UserInfoEndpoint) || accessToken is null) { return null; }

        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var response = await Http.SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            throw new SignOnException(SignOnFailure.Down, $"The user information is answered with {(int)response.StatusCode}");
        }

        var text = await response.Content.ReadAsStringAsync(cancel);
        var claims = response.Content.Headers.ContentType?.MediaType switch
        {
            // As ProConnect does. The framework reads such an answer without looking at its signature.
            "application/jwt" => await ReadAsync(text.Trim(), expires: false),
            "application/json" => ObjectOf(text),
            var other => throw new SignOnException(SignOnFailure.Invalid, $"The user information is of another type: {other}"),
        };
        return claims.TryGetProperty("sub", out var sub) && sub.ValueKind == JsonValueKind.String && sub.GetString() == subject
            ? claims
            : throw new SignOnException(SignOnFailure.Invalid, "The user information is about somebody else");
    }

    public void Dispose()
    {
        Metadata.Dispose();
        Http.Dispose();
    }

    /// <summary>Takes an answer that tells of a fault of the provider's own for what it is: none. The framework would read it.</summary>
    private sealed class FaultsTold : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode < HttpStatusCode.InternalServerError) { return response; }

            response.Dispose();
            throw new HttpRequestException($"The provider answers with {(int)response.StatusCode}");
        }
    }

    private bool IsInTime(DateTime? from, DateTime? until, bool expires)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return until is null && expires ? throw new SecurityTokenNoExpirationException("The token does not say until when it holds")
            : from is { } begin && begin > now + Skew
            ? throw new SecurityTokenNotYetValidException("The token holds from later on")
            : until is { } end && end <= now - Skew ? throw new SecurityTokenExpiredException("The token holds no more")
            : true;
    }

    private static JsonElement ObjectOf(string text)
    {
        try
        {
            if (JsonDocument.Parse(text).RootElement is { ValueKind: JsonValueKind.Object } found) { return found; }
        }
        catch (JsonException e)
        {
            throw new SignOnException(SignOnFailure.Invalid, "The user information is no JSON", e);
        }

        throw new SignOnException(SignOnFailure.Invalid, "The user information is no object");
    }
}
