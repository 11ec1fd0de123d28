using Microsoft.Net.Http.Headers;

namespace EhdsReadiness.Web.SingleSignOn;

/// <summary>Ends sessions when an identity provider says that it has ended its own: OpenID Connect Back-Channel Logout 1.0.</summary>
public sealed partial class BackChannelLogout(
    Providers providers, SessionStore sessions, AttemptStore attempts, TimeProvider clock, ILogger<BackChannelLogout> log)
{
    /// <summary>Pattern of its address.</summary>
    public const string Path = "/oidc/{name}/back-channel-logout";

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>How old a token may be: no longer is it remembered that it came.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Takes a logout token: 200 when it holds, whether it ended something or not, 400 when it does not.</summary>
    public async Task<IResult> TakeAsync(string name, HttpContext http)
    {
        if (providers.Find(name) is not { } provider) { return Results.NotFound(); }

        var cancel = http.RequestAborted;
        try
        {
            var form = await ReadFormAsync(http.Request);
            var claims = await provider.ReadAsync(form["logout_token"].ToString(), expires: false);
            var (subject, session) = Read(claims);
            var issuer = claims.GetProperty("iss").GetString()!;
            var now = clock.GetUtcNow();
            if (await attempts.TakeAsync($"logout token {TextOf(claims, "jti")} of {issuer}", 1, 2 * Longest, now, cancel) is not null)
            {
                throw new SignOnException(SignOnFailure.Invalid, "The logout token has come before");
            }

            await sessions.EndOfProviderAsync(issuer, subject, session, now, cancel);
            return Results.Ok();
        }
        catch (SignOnException e)
        {
            LogRefused(log, provider.Settings.Name, e.Message);
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <exception cref="SignOnException">It is no form, or one that can't be read.</exception>
    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request)
    {
        var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        try
        {
            return isForm ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new SignOnException(SignOnFailure.Invalid, "The form can't be read", e);
        }
    }

    /// <summary>Whose sessions, or which one, a token ends.</summary>
    /// <exception cref="SignOnException">It is no logout token.</exception>
    private (string? Subject, string? Session) Read(JsonElement claims)
    {
        var (subject, session) = (TextOf(claims, "sub"), TextOf(claims, "sid"));
        var isDated = claims.TryGetProperty("iat", out var iat) && iat.ValueKind == JsonValueKind.Number;
        var issuedAt = isDated && iat.TryGetInt64(out var seconds) ? seconds : 0;
        var fault = !claims.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Object
                || !events.TryGetProperty(Event, out var what) || what.ValueKind != JsonValueKind.Object ? "is of another kind"
            : claims.TryGetProperty("nonce", out _) ? "has a nonce, as identity tokens have"
            : subject is null && session is null ? "names nobody"
            : TextOf(claims, "jti") is null ? "has no name of its own"
            : Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - issuedAt) > Longest.TotalSeconds ? "was made at another time"
            : null;
        return fault is null ? (subject, session) : throw new SignOnException(SignOnFailure.Invalid, $"The logout token {fault}");
    }

    private static string? TextOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A logout token in the name of {Provider} was refused: {Fault}")]
    private static partial void LogRefused(ILogger log, string provider, string fault);
}
