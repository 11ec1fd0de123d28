namespace EhdsReadiness.Web;

/// <summary>Who runs this site, as the legal and privacy pages say it.</summary>
public sealed record SiteSettings
{
    /// <summary>Name of the operator; null while nobody has set it, and the pages then say so.</summary>
    public string? Operator { get; init; }

    /// <summary>How to reach the operator: a postal or e-mail address; null while nobody has set it.</summary>
    public string? Contact { get; init; }

    /// <summary>Address under which readers reach the site, such as <c>https://readiness.example.org</c>, for links in mails; null to take the one of the request.</summary>
    public string? Address { get; init; }

    public static SiteSettings Of(IConfiguration configuration) => configuration.GetSection("Site").Get<SiteSettings>() ?? new();

    /// <summary>A path of the site as a whole address, for a mail or to be copied.</summary>
    public string Whole(HttpRequest request, string path) => $"{Address?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}"}{path}";
}
