namespace EhdsReadiness.Web;

/// <summary>Who runs this site, as the legal and privacy pages say it.</summary>
public sealed record SiteSettings
{
    /// <summary>Name of the operator; null while nobody has set it, and the pages then say so.</summary>
    public string? Operator { get; init; }

    /// <summary>How to reach the operator: a postal or e-mail address; null while nobody has set it.</summary>
    public string? Contact { get; init; }
}
