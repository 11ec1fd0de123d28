namespace EhdsReadiness.Core.Inventory;

/// <summary>The fields of a description, beside those of <see cref="DatasetDetails"/>.</summary>
public static class DescriptionFields
{
    public static readonly DescriptionField TitleFr = new("title_fr", "title", DescriptionStep.What, FieldKind.Line,
        new("Titre en français", "Title in French"));

    public static readonly DescriptionField TitleEn = new("title_en", "title", DescriptionStep.What, FieldKind.Line,
        new("Titre en anglais", "Title in English"));

    public static readonly DescriptionField DescriptionFr = new("description_fr", "description", DescriptionStep.What, FieldKind.Text,
        new("Description en français", "Description in French"));

    public static readonly DescriptionField DescriptionEn = new("description_en", "description", DescriptionStep.What, FieldKind.Text,
        new("Description en anglais", "Description in English"));

    public static readonly DescriptionField KeywordsFr = new("keywords_fr", "keyword", DescriptionStep.What, FieldKind.Keywords,
        new("Mots-clés en français", "Keywords in French"))
    { Hint = new("Séparés par des virgules.", "With commas between.") };

    public static readonly DescriptionField KeywordsEn = new("keywords_en", "keyword", DescriptionStep.What, FieldKind.Keywords,
        new("Mots-clés en anglais", "Keywords in English"))
    { Hint = new("Séparés par des virgules.", "With commas between.") };

    public static readonly DescriptionField Identifier = new("identifier", "identifier", DescriptionStep.What, FieldKind.Line,
        new("Identifiant", "Identifier"))
    {
        Hint = new("Laissez vide : le site en donne un qui ne change plus. Remplissez si vous en avez déjà un.",
            "Leave it empty: the site gives one that never changes. Fill it in if you have one already."),
    };

    public static readonly DescriptionField Type = new("type", "type", DescriptionStep.What, FieldKind.Choices,
        new("Type", "Type")) { List = ControlledLists.Types };

    public static readonly DescriptionField Themes = new("themes", "health-theme", DescriptionStep.Content, FieldKind.Choices,
        new("Thèmes de santé", "Health themes")) { List = ControlledLists.Themes };

    public static readonly DescriptionField PersonalData = new("personal_data", "has-personal-data", DescriptionStep.Content,
        FieldKind.Choices, new("Données personnelles présentes", "Personal data included")) { List = ControlledLists.PersonalData };

    public static readonly DescriptionField Records = new("records", "number-of-records", DescriptionStep.Content, FieldKind.Count,
        new("Nombre d’enregistrements", "Number of records"));

    public static readonly DescriptionField DataLanguages = new("languages", "language", DescriptionStep.Content, FieldKind.Choices,
        new("Langues des données", "Languages of the data")) { List = ControlledLists.Languages };

    public static readonly DescriptionField AccessRights = new("access_rights", "access-rights", DescriptionStep.Access, FieldKind.Choice,
        new("Droits d’accès", "Access rights")) { List = ControlledLists.AccessRights };

    public static readonly DescriptionField Legislation = new("legislation", "applicable-legislation", DescriptionStep.Access,
        FieldKind.Addresses, new("Autre législation applicable", "Other applicable legislation"))
    {
        Hint = new("Le règlement EEDS y figure toujours. Ajoutez d’autres textes par leur adresse officielle, une par ligne.",
            "The EHDS Regulation always stands there. Add other texts by their official address, one a line."),
    };

    public static readonly DescriptionField Contact = new("contact_address", "contact-point", DescriptionStep.Access, FieldKind.Contact,
        new("Adresse du point de contact", "Address of the contact point"))
    {
        Hint = new("Une adresse électronique ou une page de contact, de préférence d’un service.",
            "An email address or a contact page, preferably of a service."),
    };

    public static readonly DescriptionField Custodian = new("custodian_address", "custodian", DescriptionStep.Access, FieldKind.Contact,
        new("Adresse du dépositaire", "Address of the custodian"))
    {
        Hint = new("Le dépositaire est le responsable de traitement que nomme la fiche de l’inventaire ; donnez son adresse électronique " +
            "ou sa page.", "The custodian is the controller that the inventory names; give its email address or page."),
    };

    public static readonly DescriptionField Publisher = new("publisher", "publisher", DescriptionStep.Access, FieldKind.Line,
        new("Éditeur", "Publisher"));

    public static readonly DescriptionField PublisherAddress = new("publisher_address", "publisher", DescriptionStep.Access,
        FieldKind.Contact, new("Adresse de l’éditeur", "Address of the publisher"))
    { Hint = new("Une adresse électronique ou une page.", "An email address or a page.") };

    public static readonly DescriptionField AccessBody = new("access_body", "health-data-access-body", DescriptionStep.Access,
        FieldKind.Line, new("Organisme responsable de l’accès", "Health data access body"));

    public static readonly DescriptionField AccessBodyAddress = new("access_body_address", "health-data-access-body",
        DescriptionStep.Access, FieldKind.Contact, new("Adresse de cet organisme", "Address of that body"))
    { Hint = new("Une adresse électronique ou une page.", "An email address or a page.") };

    public static readonly DescriptionField Coordinator = new("coordinator", null, DescriptionStep.Access, FieldKind.Line,
        new("Organisme d’accès coordonnateur", "Coordinating access body"))
    {
        Hint = new("Hors des 27 éléments ; prévu par la version 8 quand plusieurs organismes d’accès sont concernés.",
            "Beside the 27 elements; release 8 has it for where there are several access bodies."),
    };

    public static readonly DescriptionField CoordinatorAddress = new("coordinator_address", null, DescriptionStep.Access,
        FieldKind.Contact, new("Adresse du coordonnateur", "Address of the coordinator"))
    { Hint = new("Une adresse électronique ou une page.", "An email address or a page.") };

    public static readonly DescriptionField Distributions = new("distributions", "distribution", DescriptionStep.Access, FieldKind.Links,
        new("Distributions", "Distributions"))
    {
        Hint = new("Une par ligne : l’adresse où la demande se fait, une espace, puis ce que l’on obtient.",
            "One a line: the address where an application is made, a space, then what is obtained."),
    };

    public static readonly DescriptionField ProvenanceFr = new("provenance_fr", "provenance", DescriptionStep.Origin, FieldKind.Text,
        new("Provenance en français", "Provenance in French"));

    public static readonly DescriptionField ProvenanceEn = new("provenance_en", "provenance", DescriptionStep.Origin, FieldKind.Text,
        new("Provenance en anglais", "Provenance in English"));

    public static readonly DescriptionField Activities = new("generated_by", "was-generated-by", DescriptionStep.Origin,
        FieldKind.Choices, new("Activité d’origine", "Was generated by")) { List = ControlledLists.Activities };

    public static readonly DescriptionField Places = new("places", "geographical-coverage", DescriptionStep.Origin, FieldKind.Choices,
        new("Couverture géographique", "Geographical coverage")) { List = ControlledLists.Places };

    public static readonly DescriptionField From = new("from", "temporal-coverage", DescriptionStep.Origin, FieldKind.Moment,
        new("Début de la période couverte", "Start of the period covered"))
    { Hint = new("Une année, un mois ou un jour : 2008, 2008-03 ou 2008-03-15.",
        "A year, a month or a day: 2008, 2008-03 or 2008-03-15.") };

    public static readonly DescriptionField Until = new("until", "temporal-coverage", DescriptionStep.Origin, FieldKind.Moment,
        new("Fin de la période couverte", "End of the period covered"))
    { Hint = new("Laissez vide si le recueil continue.", "Leave it empty if collection goes on.") };

    public static readonly DescriptionField Frequency = new("frequency", null, DescriptionStep.Origin, FieldKind.Choice,
        new("Fréquence de mise à jour", "Frequency of updates")) { List = ControlledLists.Frequencies };

    public static readonly DescriptionField Structured = new("structured", "is-structured", DescriptionStep.Technical, FieldKind.Choice,
        new("Données structurées", "Structured data")) { List = ControlledLists.Replies };

    public static readonly DescriptionField Standards = new("conforms_to", "conforms-to", DescriptionStep.Technical, FieldKind.Choices,
        new("Modèle de données suivi", "Conforms to")) { List = ControlledLists.Standards };

    public static readonly DescriptionField CodingSystems = new("coding_systems", "coding-system", DescriptionStep.Technical,
        FieldKind.Choices, new("Systèmes de codage", "Coding systems")) { List = ControlledLists.CodingSystems };

    public static readonly DescriptionField Codes = new("code_values", "code-values", DescriptionStep.Technical, FieldKind.Lines,
        new("Codes utilisés", "Code values"))
    { Hint = new("Un par ligne, avec son système, comme « CIM-10 : C50 ».", "One a line, with its system, such as “ICD-10: C50”.") };

    /// <summary>Elements of the act that the dataset is said not to need, by their identifiers.</summary>
    public static readonly DescriptionField NotApplicable = new("not_applicable", null, DescriptionStep.What, FieldKind.Choices,
        new("Éléments sans objet", "Elements that do not apply"))
    {
        List = new("", false, false,
        [
            new("code-values", new("Codes utilisés", "Code values")),
            new("coding-system", new("Système de codage", "Coding system")),
            new("geographical-coverage", new("Couverture géographique", "Geographical coverage")),
            new("number-of-records", new("Nombre d’enregistrements", "Number of records")),
            new("number-of-unique-individuals", new("Nombre de personnes", "Number of individuals")),
            new("temporal-coverage", new("Période couverte", "Temporal coverage")),
        ]),
    };

    /// <summary>All fields that ask for a value, in the order of forms and files.</summary>
    public static readonly IReadOnlyList<DescriptionField> Asked =
    [
        TitleFr, TitleEn, DescriptionFr, DescriptionEn, KeywordsFr, KeywordsEn, Identifier, Type, Themes, PersonalData, Records,
        DataLanguages, AccessRights, Legislation, Contact, Custodian, Publisher, PublisherAddress, AccessBody, AccessBodyAddress,
        Coordinator, CoordinatorAddress, Distributions, ProvenanceFr, ProvenanceEn, Activities, Places, From, Until, Frequency, Structured,
        Standards, CodingSystems, Codes,
    ];

    /// <summary><see cref="Asked"/>, with what does not apply.</summary>
    public static readonly IReadOnlyList<DescriptionField> All = [.. Asked, NotApplicable];

    /// <summary>The fields of a step, in their order.</summary>
    public static IEnumerable<DescriptionField> Of(DescriptionStep step) => Asked.Where(field => field.Step == step);
}
