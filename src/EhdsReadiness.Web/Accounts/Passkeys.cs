using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Ceremonies of passkeys (WebAuthn) over the framework's handler, which checks signature, challenge, origin, domain and user verification.
/// Each begins with a challenge of its own that stands, sealed, in a cookie of this browser: for one purpose, for some minutes, and once,
/// whatever comes of it.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Account> handler, PasskeyStore store, AttemptStore attempts, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the cookie of a challenge.</summary>
    public const string CookieName = "passkey-step";

    /// <summary>Name of the field in which a script sends what the authenticator answered.</summary>
    public const string Field = "credential";

    /// <summary>Longest answer of an authenticator, in characters; attestations with certificates take some thousands.</summary>
    private const int LongestAnswer = 20_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Purpose of a challenge that adds a passkey in a session.</summary>
    public static string ToAdd(string sessionId) => $"add {sessionId}";

    /// <summary>Purpose of one that shows in a session that its owner is there.</summary>
    public static string ToConfirm(string sessionId) => $"confirm {sessionId}";

    /// <summary>Purpose of one in place of a code, after the password.</summary>
    public static string ToPassSecondStep(Account account) => $"second step {account.SecurityStamp}";

    /// <summary>Purpose of one that signs whoever answers in.</summary>
    public const string ToSignIn = "sign in";

    /// <summary>What <c>navigator.credentials.create</c> takes, as JSON.</summary>
    public async Task<string> AskToCreateAsync(HttpContext http, Account account, string purpose)
    {
        var asked = await handler.MakeCreationOptionsAsync(
            new() { Id = account.Id, Name = account.Email, DisplayName = account.Name }, http);
        Keep(http, purpose, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>What <c>navigator.credentials.get</c> takes, as JSON.</summary>
    /// <param name="account">Whose passkeys do; null for those of anybody.</param>
    public async Task<string> AskAsync(HttpContext http, Account? account, string purpose)
    {
        var asked = await handler.MakeRequestOptionsAsync(account, http);
        Keep(http, purpose, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>A passkey as the authenticator made it, to be added.</summary>
    /// <param name="answer">What the authenticator answered, as JSON; null for nothing.</param>
    public async Task<PasskeyTry> CreateAsync(
        HttpContext http, Account account, string purpose, string? answer, string name, CancellationToken cancel)
    {
        if (await TakeAsync(http, purpose, cancel) is not { } state) { return new(PasskeyFault.Over); }

        if (answer is not { Length: > 0 and <= LongestAnswer }) { return new(PasskeyFault.Refused); }

        var made = await handler.PerformAttestationAsync(
            new() { HttpContext = http, CredentialJson = answer, AttestationState = state });
        if (!made.Succeeded || made.UserEntity.Id != account.Id) { return new(PasskeyFault.Refused); }

        var now = clock.GetUtcNow();
        var key = made.Passkey;
        return new(null, account, new(
            Account.NewId(now), account.Id, WebEncoders.Base64UrlEncode(key.CredentialId), WebEncoders.Base64UrlEncode(key.PublicKey),
            key.SignCount, name, string.Join(' ', (key.Transports ?? []).Where(IsTransport).Take(8)), key.IsBackupEligible, key.IsBackedUp,
            now, null));
    }

    /// <summary>Whose passkey answered, and that its owner was there: their finger, their face or the code of the device was asked for.
    /// Notes its use.</summary>
    /// <param name="answer">What the authenticator answered, as JSON; null for nothing.</param>
    public async Task<PasskeyTry> TryAsync(HttpContext http, string purpose, string? answer, CancellationToken cancel)
    {
        if (await TakeAsync(http, purpose, cancel) is not { } state) { return new(PasskeyFault.Over); }

        if (answer is not { Length: > 0 and <= LongestAnswer }) { return new(PasskeyFault.Refused); }

        var given = await handler.PerformAssertionAsync(
            new() { HttpContext = http, CredentialJson = answer, AssertionState = state });
        return given is { Succeeded: true, User: { DisabledAt: null } account, Passkey: { } key }
            && await store.UseAsync(
                WebEncoders.Base64UrlEncode(key.CredentialId), key.SignCount, key.IsBackedUp, clock.GetUtcNow(), cancel)
            ? new(null, account) : new(PasskeyFault.Refused);
    }

    private void Keep(HttpContext http, string purpose, string? state)
    {
        var kept = JsonSerializer.Serialize(new Challenge(state ?? "", clock.GetUtcNow() + Lifetime));
        http.Response.Cookies.Append(CookieName, ProtectorOf(purpose).Protect(kept), Attributes(http, Lifetime));
    }

    /// <summary>What the handler noted of the challenge; null when there is none for this purpose, it is over or was answered.</summary>
    private async Task<string?> TakeAsync(HttpContext http, string purpose, CancellationToken cancel)
    {
        http.Response.Cookies.Append(CookieName, "", Attributes(http, TimeSpan.Zero));
        var now = clock.GetUtcNow();
        return Read(http, purpose) is { } challenge && now < challenge.Until
            && await attempts.TakeAsync($"passkey challenge {challenge.State}", 1, Lifetime, now, cancel) is null ? challenge.State : null;
    }

    private Challenge? Read(HttpContext http, string purpose)
    {
        try
        {
            return http.Request.Cookies[CookieName] is { Length: > 0 and <= 8000 } value
                ? JsonSerializer.Deserialize<Challenge>(ProtectorOf(purpose).Unprotect(value)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(string purpose) => protection.CreateProtector("EhdsReadiness.Passkeys", purpose);

    private static CookieOptions Attributes(HttpContext http, TimeSpan age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = age,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
    };

    private static bool IsTransport(string? word) =>
        word is { Length: > 0 and <= 20 } && word.All(c => char.IsAsciiLetterLower(c) || c is '-');

    private sealed record Challenge(string State, DateTimeOffset Until);
}
