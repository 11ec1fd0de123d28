using Microsoft.AspNetCore.DataProtection;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Device cookie: names the accounts that have signed in from a browser, sealed by data protection. It opens nothing; its bearer's tries
/// are only counted apart, so that strangers who guess at an address lock themselves out and not its owner (OWASP, Slow Down Online
/// Guessing Attacks with Device Cookies).
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "known-browser";

    /// <summary>Most accounts of one browser; the one that signed in longest ago goes.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("EhdsReadiness.KnownBrowsers").ToTimeLimitedDataProtector();

    /// <summary>Identifier of the browser, when the account has signed in from it; null otherwise.</summary>
    public string? IdOf(HttpContext http, string accountId) =>
        Read(http) is { } known && known.Skip(1).Contains(accountId) ? known[0] : null;

    /// <summary>Notes that the account has proven in this browser to be its owner's.</summary>
    public void Remember(HttpContext http, string accountId)
    {
        var known = Read(http) ?? [Guid.NewGuid().ToString("N")];
        var accounts = known.Skip(1).Where(id => id != accountId).Prepend(accountId).Take(Most);
        var value = _protector.Protect(string.Join(' ', accounts.Prepend(known[0])), Lifetime);
        http.Response.Cookies.Append(CookieName, value, new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lifetime,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
        });
    }

    private string[]? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[CookieName] is { Length: > 0 and <= 4000 } value ? _protector.Unprotect(value).Split(' ') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
