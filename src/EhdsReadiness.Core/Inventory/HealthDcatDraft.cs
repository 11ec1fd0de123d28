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

    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The mandatory properties that a dataset still lacks, in their order.</summary>
    public static IReadOnlyList<CatalogueProperty> MissingOf(DatasetDetails details) =>
        [.. Mandatory.Where(property => !Has(details, property.Id))];

    /// <summary>The draft as JSON-LD.</summary>
    /// <param name="organisation">Null when it gave no name.</param>
    public static byte[] Write(IReadOnlyList<Dataset> datasets, Regulation regulation, string? organisation, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            WriteContext(json);
            json.WriteString("@type", "dcat:Catalog");
            WriteText(json, "dct:title", new Text("Ensembles de données de santé (projet)", "Health datasets (draft)").In(language),
                language);
            WriteText(json, "dct:description", Notice.In(language), language);
            WriteReference(json, "dcatap:applicableLegislation", Legislation);
            if (organisation is not null)
            {
                WriteAgent(json, "dct:publisher", organisation);
            }

            json.WriteStartArray("dcat:dataset");
            foreach (var dataset in datasets)
            {
                WriteDataset(json, dataset, regulation, language);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
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

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        foreach (var (prefix, address) in new[]
        {
            ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"), ("dcatap", "http://data.europa.eu/r5r/"),
            ("healthdcatap", "http://healthdataportal.eu/ns/health#"),
            ("geodcatap", "http://data.europa.eu/930/"), ("foaf", "http://xmlns.com/foaf/0.1/"),
            ("vcard", "http://www.w3.org/2006/vcard/ns#"), ("skos", "http://www.w3.org/2004/02/skos/core#"),
            ("xsd", "http://www.w3.org/2001/XMLSchema#"), ("draft", "urn:ehds-readiness:draft:"),
        })
        {
            json.WriteString(prefix, address);
        }

        json.WriteEndObject();
    }

    private static void WriteDataset(Utf8JsonWriter json, Dataset dataset, Regulation regulation, Language language)
    {
        var details = dataset.Details;
        json.WriteStartObject();
        json.WriteString("@id", $"urn:uuid:{Guid.Parse(dataset.Id):D}");
        json.WriteString("@type", "dcat:Dataset");
        WriteText(json, "dct:title", details.Name, language);
        json.WriteStartObject("dct:identifier");
        json.WriteString("@type", "xsd:anyURI");
        json.WriteString("@value", $"urn:uuid:{Guid.Parse(dataset.Id):D}");
        json.WriteEndObject();
        WriteReference(json, "dcatap:applicableLegislation", Legislation);
        WriteReference(json, "dcat:theme", "http://publications.europa.eu/resource/authority/data-theme/HEAL");
        WriteCategories(json, details, regulation, language);
        if (details.Controller is { } controller)
        {
            WriteAgent(json, "geodcatap:custodian", controller);
        }

        WriteContact(json, details.Contact);
        if (details.Persons is { } persons)
        {
            json.WriteStartObject("healthdcatap:numberOfUniqueIndividuals");
            json.WriteString("@type", "xsd:nonNegativeInteger");
            json.WriteString("@value", persons.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        if (details.Format is { } format)
        {
            json.WriteString("draft:format", format);
        }

        json.WriteString("draft:publicFunding", details.PublicFunding);
        json.WriteString("draft:labelWanted", details.LabelWanted);
        json.WriteStartArray("draft:missing");
        foreach (var property in MissingOf(details))
        {
            json.WriteStringValue(property.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The categories by paragraph: the addresses of the official list still stand on a development machine, and are not to be
    /// spread.</summary>
    private static void WriteCategories(Utf8JsonWriter json, DatasetDetails details, Regulation regulation, Language language)
    {
        json.WriteStartArray("healthdcatap:healthCategory");
        foreach (var category in regulation.Categories.Where(category => details.Categories.Contains(category.Letter)))
        {
            json.WriteStartObject();
            json.WriteString("@type", "skos:Concept");
            json.WriteString("skos:notation", $"51(1)({category.Letter})");
            WriteText(json, "skos:prefLabel", category.Name.In(language), language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteContact(Utf8JsonWriter json, string? contact)
    {
        if (contact is null) { return; }

        json.WriteStartObject("dcat:contactPoint");
        json.WriteString("@type", "vcard:Kind");
        if (contact.Contains('@', StringComparison.Ordinal) && !contact.Contains(' ', StringComparison.Ordinal))
        {
            WriteReference(json, "vcard:hasEmail", $"mailto:{contact}");
        }
        else
        {
            json.WriteString("vcard:fn", contact);
        }

        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, string key, string name)
    {
        json.WriteStartObject(key);
        json.WriteString("@type", "foaf:Agent");
        json.WriteString("foaf:name", name);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string key, string text, Language language)
    {
        json.WriteStartObject(key);
        json.WriteString("@language", language.Code());
        json.WriteString("@value", text);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string key, string address)
    {
        json.WriteStartObject(key);
        json.WriteString("@id", address);
        json.WriteEndObject();
    }
}
