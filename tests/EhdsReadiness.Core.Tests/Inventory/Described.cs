namespace EhdsReadiness.Core.Tests.Inventory;

/// <summary>Datasets of an invented registry, described as far as can be and less far.</summary>
internal static class Described
{
    public static readonly IReadOnlyList<DatasetVariable> Variables =
    [
        new("stade_t", "Stade T", "Étendue de la tumeur au diagnostic", "string"),
        new("date_diag", null, "Date du diagnostic", "date"),
    ];

    /// <summary>A dataset that says all there is to say.</summary>
    public static DatasetDetails Complete { get; } =
        new("Cas incidents", ["l", "a"], "Registre des cancers de l’Ombreval", "Base relationnelle", 45_900, "yes", "unsure", "Secrétariat")
        {
            Description = Of(new Dictionary<string, string?>
            {
                ["title_fr"] = "Cas incidents de cancer de l’Ombreval", ["title_en"] = "Incident cancer cases of Ombreval",
                ["description_fr"] = "Nouveaux cas de cancer.\nSans images.", ["description_en"] = "New cases of cancer.",
                ["keywords_fr"] = "cancer, incidence", ["keywords_en"] = "cancer, survival",
                ["identifier"] = "https://registre.ombreval.example/cas", ["type"] = "Données personnelles",
                ["themes"] = "Cancer", ["personal_data"] = "Age\nSexe ou genre\nhttps://w3id.org/dpv/pd#Weight", ["records"] = "48 200",
                ["languages"] = "français", ["access_rights"] = "Non public", ["legislation"] = "http://data.europa.eu/eli/reg/2016/679/oj",
                ["contact_address"] = "registre@ombreval.example", ["custodian_address"] = "https://registre.ombreval.example/contact",
                ["publisher"] = "Registre des cancers", ["publisher_address"] = "jean|dupont@ombreval.example",
                ["access_body"] = "Organisme d’accès", ["access_body_address"] = "https://acces.example/",
                ["coordinator"] = "Coordonnateur", ["coordinator_address"] = "coordination@acces.example",
                ["distributions"] = "https://acces.example/demande Extraction en CSV\nhttps://acces.example/autre",
                ["provenance_fr"] = "Laboratoires et dossiers, recoupés.", ["provenance_en"] = "Laboratories and records.",
                ["generated_by"] = "Registre médical\nEnquête maison", ["places"] = "France\nBretagne\nhttps://www.geonames.org/2987375",
                ["from"] = "2008", ["until"] = "2024-12-31", ["frequency"] = "ANNUAL", ["structured"] = "oui",
                ["conforms_to"] = "OMOP\nModèle maison", ["coding_systems"] = "CIM-10\nADICAP", ["code_values"] =
                    "CIM-10 : C50\nCIM-10 : C61",
            }),
        };

    /// <summary>A dataset that nobody has described yet.</summary>
    public static DatasetDetails Bare { get; } = new("Entrepôt", ["a"], null, null, null, "unsure", "unsure", null);

    /// <summary>A dataset of public figures, to which some elements don't apply.</summary>
    public static DatasetDetails Public { get; } = new("Chiffres", ["c"], "Agence", "OMOP", null, "yes", "no", "chiffres@agence.example")
    {
        Description = Of(new Dictionary<string, string?>
        {
            ["description_fr"] = "Chiffres annuels.", ["keywords_fr"] = "chiffres", ["type"] = "STATISTICAL", ["themes"] = "HEALTH_SYSTEMS",
            ["personal_data"] = "NonPersonalData", ["languages"] = "FRA", ["access_rights"] = "PUBLIC",
            ["custodian_address"] = "chiffres@agence.example", ["publisher"] = "Agence", ["publisher_address"] = "https://agence.example/",
            ["distributions"] = "https://agence.example/chiffres", ["provenance_fr"] = "Comptes.", ["generated_by"] =
                "ADMINISTRATIVE_PROCESSES",
            ["structured"] = "no",
            ["not_applicable"] = "coding-system\ngeographical-coverage\nnumber-of-records\nnumber-of-unique-individuals\ntemporal-coverage",
        }),
    };

    /// <summary>A dataset as it would be kept.</summary>
    public static Dataset Kept(DatasetDetails details, int variables = 0) =>
        new("0197a0b0c0d0e0f00102030405060708", 1, details, null, new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero), variables);

    /// <summary>The draft of one dataset.</summary>
    public static HealthDcatDraft Draft(DatasetDetails details, params IReadOnlyList<DatasetVariable> variables) => new(
        [Kept(details, variables.Count)],
        new Dictionary<string, IReadOnlyList<DatasetVariable>> { [Kept(details).Id] = variables },
        null, Language.French);

    /// <summary>A dataset without what it says of an element; null where that can't be taken away.</summary>
    public static (DatasetDetails Details, IReadOnlyList<DatasetVariable> Variables)? Without(string element) => element switch
    {
        "title" or "identifier" or "applicable-legislation" or "health-data-category" => null,
        "number-of-unique-individuals" => (Complete with { Persons = null }, Variables),
        "variables" => (Complete, []),
        _ => (Complete with
        {
            Description = Complete.Description.With(DescriptionFields.Asked.Where(field => field.Element == element)
                .Select(field => (field, (string?)null))),
        }, Variables),
    };

    private static DatasetDescription Of(Dictionary<string, string?> typed)
    {
        var faults = new List<(string Field, Text Message)>();
        var description = DatasetDescription.Empty.With(TypedDataset.ReadFields(DescriptionFields.All, typed, faults));
        return faults.Count == 0 ? description : throw new InvalidOperationException(string.Join('\n', faults));
    }
}
