namespace EhdsReadiness.Web.Settings;

/// <summary>Who runs this site, as the legal and privacy pages say it, and where readers reach it.</summary>
public sealed record SiteSettings : ISettings
{
    /// <summary>Name of the operator; null while nobody has set it, and the pages then say so.</summary>
    public string? Operator { get; init; }

    /// <summary>How to reach the operator: a postal or e-mail address; null while nobody has set it.</summary>
    public string? Contact { get; init; }

    /// <summary>Who answers for what the site publishes: the name of the director of publication; null while nobody has set it, and the
    /// legal page then says so.</summary>
    public string? PublicationDirector { get; init; }

    /// <summary>Who keeps the site's data on their machines: name, address and telephone number of the hosting provider; null while nobody
    /// has set it, and the legal page then says so.</summary>
    public string? Hosting { get; init; }

    /// <summary>Name and address of the data protection officer, as the privacy page says it; null while nobody has set it, and the page
    /// then says so.</summary>
    public string? DataProtectionOfficer { get; init; }

    /// <summary>What stands at the head of every page, such as <c>Recette : ne saisissez rien de vrai.</c>; null for nothing.</summary>
    public string? Banner { get; init; }

    /// <summary>The same for English pages; null for <see cref="Banner"/> as it is.</summary>
    public string? BannerEnglish { get; init; }

    /// <summary>Folder of the operator's own words for the legal, privacy and accessibility pages, as <see cref="OwnPages"/> reads them;
    /// null for the site's own.</summary>
    public string? PagesFolder { get; init; }

    /// <summary>Names of the settings that a page for the public needs and nobody has set.</summary>
    public IEnumerable<string> Missing =>
        new (string Name, string? Value)[]
        {
            (nameof(Operator), Operator), (nameof(Contact), Contact), (nameof(PublicationDirector), PublicationDirector),
            (nameof(Hosting), Hosting), (nameof(DataProtectionOfficer), DataProtectionOfficer),
        }.Where(one => one.Value is null).Select(one => $"Site:{one.Name}");

    /// <summary>Address under which readers reach the site, such as <c>https://readiness.example.org</c>, for links in mails and links to
    /// keep; null to take the one it serves on.</summary>
    public string? Address { get; init; }

    /// <summary>Path under which readers reach the site, such as <c>/readiness</c>; null when it has a host of its own.</summary>
    public string? PathBase { get; init; }

    /// <summary>The path base as it begins an address: with a leading slash and no trailing one; empty when there is none.</summary>
    public string Base => PathBase?.Trim('/') is { Length: > 0 } path ? $"/{path}" : "";

    /// <inheritdoc/>
    public IEnumerable<string> Contradictions()
    {
        var uri = Uri.TryCreate(Address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        if (Address is not null && uri is null)
        {
            yield return $"Site:Address “{Address}” is no address that begins with http:// or https://";
        }
        else if (uri is not null && (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0))
        {
            yield return $"Site:Address “{Address}” is to have no user, query or fragment";
        }
        else if (uri is not null && uri.AbsolutePath.TrimEnd('/') is { Length: > 0 } path && path != Base)
        {
            yield return $"Site:Address “{Address}” has the path {path}, so Site:PathBase “{PathBase}” is to be the same";
        }

        foreach (var fault in OwnPages.Read(PagesFolder).Faults)
        {
            yield return $"Site:PagesFolder “{PagesFolder}” {fault}";
        }

        if (BannerEnglish is not null && Banner is null)
        {
            yield return $"Site:BannerEnglish “{BannerEnglish}” is set, but no Site:Banner for French pages";
        }

        if (!Base.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.') || Base.Contains("//", StringComparison.Ordinal)
            || Base.Split('/').Any(part => part is "." or ".."))
        {
            yield return $"Site:PathBase “{PathBase}” is to be a path of letters, digits, hyphens and full stops, such as /readiness";
        }
        else if (Base.Split('/').ElementAtOrDefault(1)?.ToUpperInvariant() is "FR" or "EN")
        {
            yield return $"Site:PathBase “{PathBase}” is not to begin with a language";
        }
    }
}
