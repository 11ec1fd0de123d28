using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Tests.SingleSignOn;

/// <summary>An identity provider that says what a test wants, true or false, and signs it as the test wants.</summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    public const string ClientId = "ehds";
    public const string ClientSecret = "a secret that is known to these two alone";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, (string Nonce, string? Challenge, string? MaxAge)> _codes = new();
    private RSA _key = RSA.Create(2048);
    private int _count;

    private HostileProvider(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    /// <summary>As it names itself.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>Name of its key.</summary>
    public string KeyId { get; private set; } = "first";

    /// <summary>How it answers next; a test begins with a new one.</summary>
    public Answer Next { get; set; } = new();

    /// <summary>What the last request for authorisation asked for.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public static async Task<HostileProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new HostileProvider(app, clock);
        app.MapGet("/.well-known/openid-configuration", () => provider.Next.IsDown ? Results.StatusCode(503) : Json(provider.Discovery()));
        app.MapGet("/jwks", () => Json(provider.Keys()));
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/userinfo", provider.UserInfo);
        await app.StartAsync();
        provider.Issuer = app.Urls.Single();
        return provider;
    }

    /// <summary>Takes another key in place of the one it had.</summary>
    public void Rotate(string kid) => (_key, KeyId) = (RSA.Create(2048), kid);

    /// <summary>What the provider sends a browser back with that came by this address.</summary>
    public Uri Authorize(string address)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(one => one.Key, one => one.Value.ToString());
        Asked = asked;
        var code = $"code-{Interlocked.Increment(ref _count)}";
        _codes[code] = (asked["nonce"], asked.GetValueOrDefault("code_challenge"), asked.GetValueOrDefault("max_age"));
        return new(QueryHelpers.AddQueryString(asked["redirect_uri"], new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = asked["state"],
            ["iss"] = Issuer,
        }));
    }

    /// <summary>A token of these claims, signed by the key, or as <see cref="Answer.Sign"/> says.</summary>
    public string Token(JsonObject claims, Func<byte[], byte[]>? sign = null, string alg = "RS256", string? kid = null, string? typ = null)
    {
        var header = new JsonObject { ["alg"] = alg, ["kid"] = kid ?? KeyId, ["typ"] = typ ?? "JWT" };
        var content = $"{Base64(header.ToJsonString())}.{Base64(claims.ToJsonString())}";
        return $"{content}.{WebEncoders.Base64UrlEncode((sign ?? Sign)(Encoding.ASCII.GetBytes(content)))}";
    }

    /// <summary>The public key as everybody may have it.</summary>
    public byte[] PublicKey => Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem());

    public long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private byte[] Sign(byte[] content) => _key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private JsonObject Discovery() => new()
    {
        ["issuer"] = Next.DiscoveredIssuer ?? Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["end_session_endpoint"] = $"{Issuer}/logout",
        ["jwks_uri"] = $"{Issuer}/jwks",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["authorization_response_iss_parameter_supported"] = true,
    };

    private JsonObject Keys()
    {
        var key = _key.ExportParameters(false);
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = KeyId,
                ["n"] = WebEncoders.Base64UrlEncode(key.Modulus!),
                ["e"] = WebEncoders.Base64UrlEncode(key.Exponent!),
            }),
        };
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (Next.TokenStatus is { } status) { return Results.StatusCode(status); }

        var isKnown = _codes.TryRemove(form["code"].ToString(), out var asked);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isKnown || form["client_secret"] != ClientSecret || (Next.ChecksChallenge && asked.Challenge != challenge))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["sub"] = Next.Subject,
            ["nonce"] = asked.Nonce,
            ["iat"] = Now,
            ["exp"] = Now + 300,
            ["sid"] = Next.Session,
        };
        if (asked.MaxAge is not null)
        {
            claims["auth_time"] = Now;
        }

        Next.Claims(claims);
        return Json(new()
        {
            ["access_token"] = "opaque",
            ["token_type"] = "Bearer",
            ["expires_in"] = 60,
            ["id_token"] = Next.Sign is { } sign ? sign(claims) : Token(claims),
        });
    }

    private IResult UserInfo()
    {
        var person = new JsonObject
        {
            ["sub"] = Next.Subject,
            ["email"] = Next.Email,
            ["email_verified"] = Next.EmailVerified,
            ["given_name"] = "Noémie",
            ["usual_name"] = "Le Goff",
        };
        return Next.UserInfo is { } answer ? answer(person) : Json(person);
    }

    private static IResult Json(JsonObject what) => Results.Text(what.ToJsonString(), "application/json");

    private static string Base64(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));

    /// <summary>What the provider says.</summary>
    internal sealed class Answer
    {
        public string Subject { get; set; } = "victim";

        public string Session { get; set; } = "session-1";

        public string? Email { get; set; }

        public bool EmailVerified { get; set; }

        /// <summary>Whether the code is given out only to whoever set out for it.</summary>
        public bool ChecksChallenge { get; set; } = true;

        public bool IsDown { get; set; }

        public string? DiscoveredIssuer { get; set; }

        /// <summary>What asking for tokens is answered with; null to answer.</summary>
        public int? TokenStatus { get; set; }

        /// <summary>Changes the claims of the identity token.</summary>
        public Action<JsonObject> Claims { get; set; } = _ => { };

        /// <summary>Makes the identity token of its claims; null to sign it.</summary>
        public Func<JsonObject, string>? Sign { get; set; }

        /// <summary>Answers for the user information, which is given; null for it as it is.</summary>
        public Func<JsonObject, IResult>? UserInfo { get; set; }
    }
}
