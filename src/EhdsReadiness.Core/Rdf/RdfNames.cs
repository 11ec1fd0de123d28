namespace EhdsReadiness.Core.Rdf;

/// <summary>Short names of the vocabularies that descriptions of datasets are written in.</summary>
public static class RdfNames
{
    /// <summary>The addresses that prefixes stand for.</summary>
    public static readonly IReadOnlyList<(string Prefix, string Address)> Prefixes =
    [
        ("csvw", "http://www.w3.org/ns/csvw#"),
        ("cv", "http://data.europa.eu/m8g/"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dcatap", "http://data.europa.eu/r5r/"),
        ("dct", "http://purl.org/dc/terms/"),
        ("dpv", "https://w3id.org/dpv#"),
        ("draft", "urn:ehds-readiness:draft:"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("geodcatap", "http://data.europa.eu/930/"),
        ("healthdcatap", "http://healthdataportal.eu/ns/health#"),
        ("prov", "http://www.w3.org/ns/prov#"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    private static readonly Dictionary<string, string> Addresses = Prefixes.ToDictionary(
        one => one.Prefix, one => one.Address, StringComparer.Ordinal);

    /// <summary>The whole address of a short name such as <c>dct:title</c>; anything else as it is.</summary>
    public static string Expand(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Addresses.TryGetValue(name[..colon], out var address) ? address + name[(colon + 1)..] : name;
    }

    /// <summary>The short name of an address; null when it has none that every format takes as it is.</summary>
    public static string? Shorten(string address)
    {
        foreach (var (prefix, start) in Prefixes)
        {
            if (address.Length > start.Length && address.StartsWith(start, StringComparison.Ordinal)
                && address.AsSpan(start.Length) is var rest && char.IsAsciiLetter(rest[0]) && !rest.ContainsAnyExcept(PlainSigns))
            {
                return $"{prefix}:{rest}";
            }
        }

        return null;
    }

    private static readonly System.Buffers.SearchValues<char> PlainSigns =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
