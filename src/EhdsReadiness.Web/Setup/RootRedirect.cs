using EhdsReadiness.Core;
using Microsoft.Net.Http.Headers;

namespace EhdsReadiness.Web.Setup;

/// <summary>The bare address leads to the language that the browser prefers, French otherwise.</summary>
public static class RootRedirect
{
    public static IResult To(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Languages.Find(range.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
        return Results.Redirect(new Links(preferred ?? Language.French).Home);
    }
}
