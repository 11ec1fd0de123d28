using Microsoft.AspNetCore.StaticAssets;

namespace EhdsReadiness.Web.Security;

/// <summary>The security headers of every response.</summary>
public static class Headers
{
    /// <param name="path">Path under which the site is reached; empty when it has a host of its own.</param>
    public static HeaderPolicyCollection PolicyUnder(string path) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .AddPermissionsPolicy(policy =>
        {
            policy.AddDefaultSecureDirectives();
            // To sign in by a passkey.
            policy.AddPublickeyCredentialsGet().Self();
        })
        .RemoveServerHeader()
        // By its own name: the package knows only absolute addresses, and we don't know under which name the site is served.
        .AddCustomHeader("Reporting-Endpoints", $"csp=\"{path}{CspReports.Path}\"")
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
            policy.AddReportUri().To(path + CspReports.Path);
            policy.AddReportTo("csp");
        });

    /// <summary>
    /// Whatever is no style, script or font is nobody's to keep, a browser's or a proxy's; and nobody's to list, but for pages marked
    /// <see cref="IndexableAttribute"/>. Decided by what answers, never by how its address is spelt.
    /// </summary>
    public static IApplicationBuilder UseNoStore(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var endpoint = http.GetEndpoint();
                if (endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                {
                    http.Response.Headers.CacheControl = "no-store";
                    if (endpoint?.Metadata.GetMetadata<IndexableAttribute>() is null)
                    {
                        http.Response.Headers["X-Robots-Tag"] = "noindex";
                    }
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
}
