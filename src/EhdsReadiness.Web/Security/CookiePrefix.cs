using Microsoft.Net.Http.Headers;

namespace EhdsReadiness.Web.Security;

/// <summary>
/// Cookie name prefixes over HTTPS: <c>__Host-</c>, or <c>__Secure-</c> below a path base, on every cookie of the site. A browser takes
/// such a name from no sibling domain and from no plain HTTP, and one without it is not read, so that nobody plants a cookie here. Over
/// plain HTTP, where browsers refuse the prefix, names stay bare.
/// </summary>
public static class CookiePrefix
{
    /// <summary>Names of the cookies as the code knows them.</summary>
    private static readonly string[] Names =
        ["form", "sign-in", "sign-in-step", Accounts.Passkeys.CookieName, Accounts.KnownBrowsers.CookieName,
            Accounts.AskingBrowsers.CookieName,
            SingleSignOn.SignOnCookies.Identity];

    public static IApplicationBuilder UseCookiePrefix(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps && http.Features.Get<Prefixed>() is null)
            {
                http.Features.Set(new Prefixed());
                var prefix = http.Request.PathBase.HasValue ? "__Secure-" : "__Host-";
                Strip(http.Request.Headers, prefix);
                http.Response.OnStarting(() =>
                {
                    Add(http.Response.Headers, prefix);
                    return Task.CompletedTask;
                });
            }

            return next(http);
        });

    /// <summary>Leaves of the site's own cookies those with the prefix, under their bare names.</summary>
    private static void Strip(IHeaderDictionary headers, string prefix)
    {
        var cookies = headers.Cookie.SelectMany(value =>
            (value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var kept = cookies.Select(cookie =>
            cookie.StartsWith(prefix, StringComparison.Ordinal) ? cookie[prefix.Length..] : IsOurs(cookie) ? null : cookie).OfType<string>()
            .ToList();
        headers.Cookie = kept.Count == 0 ? default : string.Join("; ", kept);
    }

    private static void Add(IHeaderDictionary headers, string prefix) =>
        headers[HeaderNames.SetCookie] = headers.SetCookie.Select(cookie => IsOurs(cookie ?? "") ? prefix + cookie : cookie).ToArray();

    /// <summary>Whether a cookie is one of the site's, or a part of one that was cut up for its length.</summary>
    private static bool IsOurs(string cookie) =>
        cookie.Split('=')[0] is var name
            && Names.Any(ours =>
            name == ours || (name.StartsWith(ours + "C", StringComparison.Ordinal) && name[(ours.Length + 1)..].All(char.IsAsciiDigit)))
            || name.StartsWith(SingleSignOn.SignOnCookies.Way, StringComparison.Ordinal);

    private sealed record Prefixed;
}
