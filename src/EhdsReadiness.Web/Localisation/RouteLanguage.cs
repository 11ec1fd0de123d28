namespace EhdsReadiness.Web.Localisation;

/// <summary>Runs each request in the culture of its address.</summary>
public static class RouteLanguage
{
    /// <summary>The language of the address that was asked for; French where it has none.</summary>
    public static Language Of(HttpContext http)
    {
        var path = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? http.Request.Path.Value
            ?? "/";
        return Languages.Find(path.Split('/', 3).ElementAtOrDefault(1)) ?? Language.French;
    }

    /// <summary>The language that the browser prefers, for an address without one; French where it prefers neither.</summary>
    public static Language Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Languages.Find(range.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null) ?? Language.French;

    public static IApplicationBuilder UseRouteLanguage(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var culture = Formats.CultureOf(Of(http));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return next(http);
    });
}
