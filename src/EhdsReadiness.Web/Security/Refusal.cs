namespace EhdsReadiness.Web.Security;

/// <summary>A request that was refused comes a second time through the site, for the page that says so.</summary>
public static class Refusal
{
    /// <summary>
    /// Whether the request was refused already and only its error page is wanted. What refused it must let it pass then,
    /// or the reader gets an empty page.
    /// </summary>
    public static bool IsTold(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
}
