using Microsoft.AspNetCore.DataProtection;

namespace EhdsReadiness.Web.Accounts;

/// <summary>
/// Remembers, in a cookie that data protection seals, that an account was asked for in this browser: where its link is opened here, the
/// password was typed here before, and need not be again. The cookie alone opens nothing, nor does the link alone. Also seals where
/// somebody goes on to once the account is open: the mail may reach somebody else, and the path may hold the key of an assessment.
/// </summary>
public sealed class AskingBrowsers(IDataProtectionProvider protection)
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "sign-up";

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _browsers =
        protection.CreateProtector("EhdsReadiness.AskingBrowsers").ToTimeLimitedDataProtector();

    /// <summary>Notes that the account of a link was asked for here: until the browser is closed, and an hour at most. Somebody else may
    /// sit there later.</summary>
    /// <param name="token">Secret of the link.</param>
    public void Remember(HttpContext http, string token) =>
        http.Response.Cookies.Append(CookieName, _browsers.Protect(Core.Accounts.Secret.Hash(token), Remembered), new()
        {
            HttpOnly = true,
            IsEssential = true,
            // The link is opened from a mail.
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
        });

    /// <summary>Whether the account of a link was asked for in this browser.</summary>
    public bool IsOf(HttpContext http, string token) =>
        http.Request.Cookies[CookieName] is { Length: > 0 and <= 4000 } value && Read(() => _browsers.Unprotect(value)) is { } hash
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Core.Accounts.Secret.Hash(token)));

    /// <summary>A path as the link of a mail holds it, of no use to whoever has not opened the account; null for none.</summary>
    public string? Seal(string? path, string token) => path is null ? null : Paths(token).Protect(path);

    /// <summary>The path that was sealed for the link; null when there is none, or it is not ours.</summary>
    public string? Open(string? sealedPath, string token) =>
        string.IsNullOrEmpty(sealedPath) ? null : Read(() => Paths(token).Unprotect(sealedPath));

    private IDataProtector Paths(string token) =>
        protection.CreateProtector("EhdsReadiness.AskingBrowsers.Paths", Core.Accounts.Secret.Hash(token));

    private static string? Read(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
