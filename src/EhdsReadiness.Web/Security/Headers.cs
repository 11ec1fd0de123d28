namespace EhdsReadiness.Web.Security;

/// <summary>The security headers of every response.</summary>
public static class Headers
{
    public static HeaderPolicyCollection Policy { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .RemoveServerHeader()
        // By its own name: the package knows only absolute addresses, and we don't know under which name the site is served.
        .AddCustomHeader("Reporting-Endpoints", $"csp=\"{CspReports.Path}\"")
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            // The design system draws its own icons as data: images within its style sheet.
            policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
            // Two names for one place: not every browser knows the newer one.
            policy.AddReportUri().To(CspReports.Path);
            policy.AddReportTo("csp");
        });

    /// <summary>Pages of an assessment or an account are nobody's to keep: not a browser's, not a proxy's.</summary>
    public static IApplicationBuilder UseNoStoreOnPages(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var type = http.Response.ContentType;
                var path = http.Request.Path.Value ?? "";
                if (path.Contains("/assessments/", StringComparison.Ordinal) || path.Contains("/account/", StringComparison.Ordinal) || type?.StartsWith("text/html", StringComparison.Ordinal) == true)
                {
                    http.Response.Headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
}
