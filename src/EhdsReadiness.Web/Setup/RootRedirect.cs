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
        return new(RouteLanguage.Preferred(http.Request), http.Request.PathBase);
    }
}
