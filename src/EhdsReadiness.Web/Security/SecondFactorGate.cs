namespace EhdsReadiness.Web.Security;

/// <summary>Analysts and administrators reach nothing before their second factor is set up, but the page that does so.</summary>
public static class SecondFactorGate
{
    /// <summary>What is closed is said here for all pages, new ones included; what is open carries the attribute.</summary>
    public static IApplicationBuilder UseSecondFactorGate(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            var open = http.GetEndpoint() is not { } endpoint
                || endpoint.Metadata.GetMetadata<OpenWithoutSecondFactorAttribute>() is not null;
            if (open || Refusal.IsTold(http) || !http.User.HasClaim(claim => claim.Type == SessionCookie.OwesSecondFactorClaim))
            {
                return next(http);
            }

            http.Response.Redirect(Links.Of(http).TwoFactor);
            return Task.CompletedTask;
        });
}
