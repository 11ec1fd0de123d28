namespace EhdsReadiness.Web.Setup;

/// <summary>The files that programs ask a site for at fixed addresses: robots.txt, security.txt (RFC 9116), the place to change a password,
/// an icon.</summary>
public static class PublicFiles
{
    public const string Robots = "/robots.txt";
    public const string Security = "/.well-known/security.txt";
    public const string ChangePassword = "/.well-known/change-password";
    public const string Icon = "/favicon.ico";
    private static readonly TimeSpan Validity = TimeSpan.FromDays(180);

    /// <summary>
    /// Keeps search engines to the pages that are marked for them; out of the whole site while it has no address of its own, as one that is
    /// only being tried.
    /// </summary>
    public static IResult RobotsFile(SiteSettings site, EndpointDataSource endpoints)
    {
        if (site.Address is null) { return Results.Text("User-agent: *\nDisallow: /\n"); }

        // The first part after the language stands for all below it, where none of these is to be listed.
        var parts = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint =>
                (Segments: endpoint.RoutePattern.RawText!.Trim('/').Split('/'),
                IsListed: endpoint.Metadata.GetMetadata<IndexableAttribute>() is not null))
            .Where(route => route.Segments is ["{c:culture}", _, ..])
            .ToLookup(route => route.Segments[1], route => route.IsListed);
        var text = new StringBuilder("User-agent: *\n");
        foreach (var part in parts.Where(part => !part.Contains(true)).Select(part => part.Key).Order(StringComparer.Ordinal))
        {
            foreach (var language in Languages.All)
            {
                text.Append(CultureInfo.InvariantCulture, $"Disallow: {site.Base}/{language.Code()}/{part}\n");
            }
        }

        return Results.Text(text.ToString());
    }

    /// <summary>Whom to tell of a weakness; 404 while no contact is set that a program could use.</summary>
    public static IResult SecurityFile(SiteSettings site, SiteAddress address, TimeProvider clock)
    {
        var contact = site.Contact?.Trim() switch
        {
            { } email when EmailAddress.IsWellFormed(email) => $"mailto:{email}",
            { } link when Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel" => link,
            _ => null,
        };
        if (contact is null) { return Results.NotFound(); }

        var expires = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date + Validity, TimeSpan.Zero);
        var canonical = site.Address is null ? "" : $"Canonical: {address.Whole(Security)}\n";
        return Results.Text(
            string.Create(CultureInfo.InvariantCulture,
            $"Contact: {contact}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: fr, en\n{canonical}"));
    }
}
