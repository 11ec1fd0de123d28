using Microsoft.Net.Http.Headers;

namespace EhdsReadiness.Web.Setup;

/// <summary>An address without a language leads to the same in the language that the browser prefers, French otherwise.</summary>
public static class RootRedirect
{
    public const string Verify = "/verify";

    public static IResult ToHome(HttpContext http) => Results.Redirect(LinksFor(http).Home);

    public static IResult ToVerify(HttpContext http) => Results.Redirect(LinksFor(http).Verify);

    public static IResult ToPassword(HttpContext http) => Results.Redirect(LinksFor(http).AccountPassword);

    private static Links LinksFor(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Languages.Find(range.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
        return new(preferred ?? Language.French, http.Request.PathBase);
    }
}
