namespace EhdsReadiness.Core.Inventory;

/// <summary>
/// The datasets as a draft in the terms of HealthDCAT-AP, release 7 (May 2026), for data that are not public. A draft: it says of each
/// dataset which mandatory properties are still missing, and an act under Article 77(4) may ask for others.
/// </summary>
public static class HealthDcatDraft
{
    public const string Release = "HealthDCAT-AP, release 7";

    /// <summary>Where that release is published.</summary>
    public const string ReleaseAddress = "https://healthdataeu.pages.code.europa.eu/healthdcat-ap/releases/release-7/";

    private const string Legislation = "http://data.europa.eu/eli/reg/2025/327/oj";

    /// <summary>What the release asks of every dataset that is not public.</summary>
    public static readonly IReadOnlyList<CatalogueProperty> Mandatory =
    [
        new("dct:title", new("nom", "title")),
        new("dct:description", new("description", "description")),
        new("dct:identifier", new("identifiant", "identifier")),
        new("dct:accessRights", new("droits d’accès", "access rights")),
        new("dcatap:applicableLegislation", new("législation applicable", "applicable legislation")),
        new("dct:type", new("type d’ensemble de données", "type of dataset")),
        new("dcat:theme", new("thème", "theme")),
        new("dcat:keyword", new("mots-clés", "keywords")),
        new("dct:provenance", new("provenance", "provenance")),
        new("dcat:contactPoint", new("point de contact", "contact point")),
        new("healthdcatap:healthCategory", new("catégorie de données de santé", "health category")),
        new("healthdcatap:hdab", new("organisme responsable de l’accès", "health data access body")),
        new("healthdcatap:hasStructuredData", new("données structurées ou non", "structured data or not")),
    ];

    /// <summary>The mandatory properties that a dataset still lacks, in their order.</summary>
    public static IReadOnlyList<CatalogueProperty> MissingOf(DatasetDetails details) =>
        [.. Mandatory.Where(property => !Has(details, property.Id))];

    /// <summary>The draft as JSON-LD.</summary>
    /// <param name="organisation">Null when it gave no name.</param>
    public static byte[] Write(IReadOnlyList<Dataset> datasets, Regulation regulation, string? organisation, Language language)
    {
        var title = new Text("Ensembles de données de santé (projet)", "Health datasets (draft)");
        return JsonFile.Write(Given(
            ("@context", Context()),
            ("@type", "dcat:Catalog"),
            ("dct:title", Words(title.In(language), language)),
            ("dct:description", Words(Notice.In(language), language)),
            ("dcatap:applicableLegislation", Reference(Legislation)),
            ("dct:publisher", Agent(organisation)),
            ("dcat:dataset", JsonFile.ArrayOf(datasets.Select(dataset => Of(dataset, regulation, language))))));
    }

    private static Text Notice { get; } = new(
        $"Projet établi d’après {Release} ({ReleaseAddress}). Il n’est pas complet : « draft:missing » nomme les propriétés obligatoires " +
            $"qui manquent encore.",
        $"Draft after {Release} ({ReleaseAddress}). It is not complete: “draft:missing” names the mandatory properties that are still " +
            $"missing.");

    /// <summary>Title, identifier, legislation, theme and category stand for every dataset; contact when it is named; the rest is not asked
    /// of anybody yet.</summary>
    private static bool Has(DatasetDetails details, string property) => property switch
    {
        "dct:title" or "dct:identifier" or "dcatap:applicableLegislation" or "dcat:theme" or "healthdcatap:healthCategory" => true,
        "dcat:contactPoint" => details.Contact is not null,
        _ => false,
    };

    private static JsonObject Context() => new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["dcatap"] = "http://data.europa.eu/r5r/",
        ["healthdcatap"] = "http://healthdataportal.eu/ns/health#",
        ["geodcatap"] = "http://data.europa.eu/930/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["draft"] = "urn:ehds-readiness:draft:",
    };

    private static JsonObject Of(Dataset dataset, Regulation regulation, Language language)
    {
        var (details, id) = (dataset.Details, $"urn:uuid:{Guid.Parse(dataset.Id):D}");
        return Given(
            ("@id", id),
            ("@type", "dcat:Dataset"),
            ("dct:title", Words(details.Name, language)),
            ("dct:identifier", Typed("xsd:anyURI", id)),
            ("dcatap:applicableLegislation", Reference(Legislation)),
            ("dcat:theme", Reference("http://publications.europa.eu/resource/authority/data-theme/HEAL")),
            ("healthdcatap:healthCategory", Categories(details, regulation, language)),
            ("geodcatap:custodian", Agent(details.Controller)),
            ("dcat:contactPoint", Contact(details.Contact)),
            ("healthdcatap:numberOfUniqueIndividuals", details.Persons is { } persons
                ? Typed("xsd:nonNegativeInteger", persons.ToString(CultureInfo.InvariantCulture))
                : null),
            ("draft:format", details.Format),
            ("draft:publicFunding", details.PublicFunding),
            ("draft:labelWanted", details.LabelWanted),
            ("draft:missing", JsonFile.ArrayOf(MissingOf(details).Select(property => (JsonNode)property.Id))));
    }

    /// <summary>The categories by paragraph: the addresses of the official list still stand on a development machine, and are not to be
    /// spread.</summary>
    private static JsonArray Categories(DatasetDetails details, Regulation regulation, Language language) =>
        JsonFile.ArrayOf(regulation.Categories.Where(category => details.Categories.Contains(category.Letter))
            .Select(category => new JsonObject
            {
                ["@type"] = "skos:Concept",
                ["skos:notation"] = $"51(1)({category.Letter})",
                ["skos:prefLabel"] = Words(category.Name.In(language), language),
            }));

    private static JsonObject? Contact(string? contact)
    {
        if (contact is null) { return null; }

        var isAddress = contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(' ', StringComparison.Ordinal);
        return Given(
            ("@type", "vcard:Kind"),
            ("vcard:hasEmail", isAddress ? Reference($"mailto:{contact}") : null),
            ("vcard:fn", isAddress ? null : contact));
    }

    /// <summary>The members that have a value.</summary>
    private static JsonObject Given(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        JsonFile.ObjectOf(members.Where(member => member.Value is not null));

    private static JsonObject? Agent(string? name) =>
        name is null ? null : new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = name };

    private static JsonObject Words(string text, Language language) => new() { ["@language"] = language.Code(), ["@value"] = text };

    private static JsonObject Typed(string type, string value) => new() { ["@type"] = type, ["@value"] = value };

    private static JsonObject Reference(string address) => new() { ["@id"] = address };
}
