namespace EhdsReadiness.Core.Inventory;

/// <summary>The lists that HealthDCAT-AP names for values of a description, as far as a holder in France is likely to need them.</summary>
public static class ControlledLists
{
    private const string Union = "http://publications.europa.eu/resource/authority/";
    private const string Commission = "https://hdeu-dcat.data.health.europa.eu/resource/authority/";

    public static readonly ControlledList Replies = new("", false, false, 
        [new("yes", new("oui", "yes")) { Alias = "true" }, new("no", new("non", "no")) { Alias = "false" }]);

    public static readonly ControlledList AccessRights = new($"{Union}access-right/", false, false,
    [
        new("NON_PUBLIC", new("Non public", "Not public")),
        new("RESTRICTED", new("Restreint", "Restricted")),
        new("PUBLIC", new("Public", "Public")),
    ]);

    public static readonly ControlledList Types = new($"{Union}dataset-type/", false, false,
    [
        new("PERSONAL_DATA", new("Données personnelles", "Personal data")),
        new("STATISTICAL", new("Données statistiques ou agrégées", "Statistical or aggregated data")),
        new("SYNTHETIC_DATA", new("Données synthétiques", "Synthetic data")),
        new("TEST_DATA", new("Données d’essai", "Test data")),
        new("GEOSPATIAL", new("Données géographiques", "Geospatial data")),
        new("HVD", new("Ensemble de données de forte valeur", "High-value dataset")),
    ]);

    public static readonly ControlledList Languages = new($"{Union}language/", false, false,
    [
        new("FRA", new("Français", "French")) { Alias = "fr" },
        new("ENG", new("Anglais", "English")) { Alias = "en" },
        new("DEU", new("Allemand", "German")) { Alias = "de" },
        new("SPA", new("Espagnol", "Spanish")) { Alias = "es" },
        new("ITA", new("Italien", "Italian")) { Alias = "it" },
        new("BUL", new("Bulgare", "Bulgarian")),
        new("CES", new("Tchèque", "Czech")),
        new("DAN", new("Danois", "Danish")),
        new("ELL", new("Grec", "Greek")),
        new("EST", new("Estonien", "Estonian")),
        new("FIN", new("Finnois", "Finnish")),
        new("GLE", new("Irlandais", "Irish")),
        new("HRV", new("Croate", "Croatian")),
        new("HUN", new("Hongrois", "Hungarian")),
        new("LAV", new("Letton", "Latvian")),
        new("LIT", new("Lituanien", "Lithuanian")),
        new("MLT", new("Maltais", "Maltese")),
        new("NLD", new("Néerlandais", "Dutch")),
        new("POL", new("Polonais", "Polish")),
        new("POR", new("Portugais", "Portuguese")),
        new("RON", new("Roumain", "Romanian")),
        new("SLK", new("Slovaque", "Slovak")),
        new("SLV", new("Slovène", "Slovenian")),
        new("SWE", new("Suédois", "Swedish")),
    ]) { Shown = 5 };

    public static readonly ControlledList Frequencies = new($"{Union}frequency/", false, false,
    [
        new("CONT", new("En continu", "Continuously")),
        new("DAILY", new("Chaque jour", "Daily")),
        new("WEEKLY", new("Chaque semaine", "Weekly")),
        new("MONTHLY", new("Chaque mois", "Monthly")),
        new("QUARTERLY", new("Chaque trimestre", "Quarterly")),
        new("ANNUAL", new("Chaque année", "Annually")),
        new("IRREG", new("Irrégulièrement", "Irregularly")),
        new("NEVER", new("Jamais", "Never")),
    ]);

    public static readonly ControlledList Themes = new($"{Commission}health-theme/", false, false,
    [
        new("CANCER_DISEASE", new("Cancer", "Cancer")),
        new("NONCOMMUNICABLE_DISEASES",
            new("Maladies non transmissibles, métaboliques ou cardio-pulmonaires",
                "Noncommunicable, metabolic or cardiopulmonary diseases")),
        new("MENTAL_HEALTH",
            new("Santé mentale, neurologie et usage de substances", "Mental health, neurology and substance use")),
        new("LIFECOURSE_HEALTH",
            new("Santé aux âges de la vie : maternité, enfance, vieillissement", "Life-course health: maternity, childhood, ageing")),
        new("REPRODUCTIVE_HEALTH", new("Santé sexuelle et reproductive", "Sexual and reproductive health")),
        new("RESPIRATORY_DISEASES", new("Maladies infectieuses respiratoires", "Respiratory infectious diseases")),
        new("BLOOD_INFECTIONS",
            new("Infections transmises par le sang ou sexuellement", "Blood-borne and sexually transmitted infections")),
        new("ENTERIC_INFECTIONS",
            new("Infections digestives, de l’eau et des aliments", "Enteric, water-borne and food-borne infections")),
        new("VECTOR_DISEASES",
            new("Maladies à vecteurs, zoonoses et maladies virales", "Vector-borne, zoonotic and viral diseases")),
        new("TROPICAL_DISEASES",
            new("Maladies tropicales, parasitaires ou fongiques", "Tropical, parasitic and fungal diseases")),
        new("IMMUNIZATION_DISEASES",
            new("Vaccination et maladies qu’elle prévient", "Immunisation and the diseases it prevents")),
        new("ANTIMICROBIAL_CONTROL",
            new("Résistance aux antimicrobiens et prévention des infections", "Antimicrobial resistance and infection control")),
        new("SENSORY_HEALTH", new("Santé de la bouche, de la vue et de l’ouïe", "Oral, eye and ear health")),
        new("NUTRITION_SECURITY", new("Nutrition et sécurité alimentaire", "Nutrition and food security")),
        new("INJURY_PREVENTION", new("Traumatismes, envenimations et noyades", "Injuries, envenoming and drowning")),
        new("ENVIRONMENTAL_HEALTH",
            new("Santé environnementale, au travail et rayonnements", "Environmental and occupational health, and radiation")),
        new("CLIMATE_HEALTH", new("Climat et santé de la planète", "Climate and planetary health")),
        new("EMERGENCY_SETTINGS",
            new("Urgences, catastrophes, voyages et aide humanitaire", "Emergencies, disasters, travel and humanitarian aid")),
        new("HEALTH_PRODUCTS",
            new("Produits de santé, technologies et recherche", "Health products, technologies and research")),
        new("HEALTH_SYSTEMS",
            new("Systèmes de santé, qualité, organisation des soins", "Health systems, quality and models of care")),
    ]);

    /// <summary>Kinds of personal data, of the Data Privacy Vocabulary.</summary>
    public static readonly ControlledList PersonalData = new("https://w3id.org/dpv/pd#", true, false,
    [
        new("Age", new("Âge", "Age")),
        new("BirthDate", new("Date de naissance", "Date of birth")),
        new("Gender", new("Sexe ou genre", "Sex or gender")),
        new("Location", new("Lieu de résidence", "Place of residence")),
        new("HealthRecord", new("Dossier de santé", "Health record")),
        new("HealthHistory", new("Antécédents de santé", "Health history")),
        new("MedicalHealth", new("Diagnostics et soins", "Diagnoses and care")),
        new("MentalHealth", new("Santé mentale", "Mental health")),
        new("Prescription", new("Prescriptions", "Prescriptions")),
        new("Disability", new("Handicap", "Disability")),
        new("Genetic", new("Données génétiques", "Genetic data")),
        new("Ethnicity", new("Origine ethnique", "Ethnicity")),
        new("Profession", new("Profession", "Profession")),
        new("Income", new("Revenus", "Income")),
        new("NonPersonalData", new("Aucune : données anonymes ou agrégées", "None: anonymous or aggregated data"))
            { Address = "https://w3id.org/dpv#NonPersonalData" },
    ]);

    public static readonly ControlledList Activities = new($"{Commission}health-activity/", true, true,
    [
        new("ADMISSION_DISCHARGE", new("Séjours : admission, soins, sortie", "Stays: admission, care, discharge")),
        new("HEALTHCARE_VISIT", new("Consultations", "Healthcare visits")),
        new("HOSPITAL_RECORDS", new("Dossiers hospitaliers", "Hospital records")),
        new("PRESCRIBING_DISPENSING", new("Prescription ou délivrance de médicaments", "Prescribing or dispensing medicines")),
        new("LABORATORY_TESTS", new("Analyses de laboratoire", "Laboratory tests")),
        new("INSURANCE_CLAIMS", new("Remboursements et assurance", "Claims, insurance and reimbursement")),
        new("MEDICAL_REGISTRY", new("Registre médical", "Medical registry")),
        new("HEALTH_SURVEILLANCE", new("Surveillance de la santé publique", "Public health surveillance")),
        new("COHORT", new("Cohorte", "Cohort")),
        new("CLINICAL_TRIAL", new("Essai clinique", "Clinical trial")),
        new("RESEARCH_PROJECT", new("Projet de recherche", "Research project")),
        new("HEALTH_SURVEY", new("Enquête de santé", "Health survey")),
        new("BIOBANK_COLLECTION", new("Biobanque ou recueil d’échantillons", "Biobank or sample collection")),
        new("MEDICAL_DEVICES", new("Usage de dispositifs médicaux", "Use of medical devices")),
        new("PATIENT_OUTCOMES", new("Résultats déclarés par les patients", "Patient-reported outcomes")),
        new("ADMINISTRATIVE_PROCESSES", new("Gestion administrative", "Administrative processes")),
        new("MODELS_SIMULATIONS", new("Modèles et simulations", "Models and simulations")),
    ]);

    public static readonly ControlledList Standards = new($"{Commission}standard/", true, true,
    [
        new("OMOP-CDM", new("OMOP-CDM", "OMOP-CDM")) { Alias = "OMOP" },
        new("FHIR", new("FHIR", "FHIR")) { Alias = "HL7 FHIR" },
        new("CDISC-SDTM", new("CDISC-SDTM", "CDISC-SDTM")) { Alias = "SDTM" },
    ]);

    public static readonly ControlledList CodingSystems = new($"{Commission}coding-system/", true, true,
    [
        new("ICD-10", new("CIM-10", "ICD-10")),
        new("ICD-O-3", new("CIM-O-3", "ICD-O-3")),
        new("SNOMED-CT", new("SNOMED CT", "SNOMED CT")),
        new("LOINC", new("LOINC", "LOINC")),
        new("ATC", new("ATC", "ATC")),
        new("ORPHACODE", new("Orphanet", "Orphanet")),
        new("HPO", new("HPO", "HPO")),
        new("MESH", new("MeSH", "MeSH")),
        new("UCUM", new("UCUM", "UCUM")),
        new("OHDSI-VOCAB", new("Vocabulaires OHDSI", "OHDSI vocabularies")),
    ]);

    /// <summary>France by the Union's list of countries, its regions by the NUTS nomenclature; other places by their address.</summary>
    public static readonly ControlledList Places = new("http://data.europa.eu/nuts/code/", true, false,
    [
        new("FRA", new("France", "France")) { Address = $"{Union}country/FRA" },
        new("FRK", new("Auvergne-Rhône-Alpes", "Auvergne-Rhône-Alpes")),
        new("FRC", new("Bourgogne-Franche-Comté", "Bourgogne-Franche-Comté")),
        new("FRH", new("Bretagne", "Brittany")),
        new("FRB", new("Centre-Val de Loire", "Centre-Val de Loire")),
        new("FRM", new("Corse", "Corsica")),
        new("FRF", new("Grand Est", "Grand Est")),
        new("FRY1", new("Guadeloupe", "Guadeloupe")),
        new("FRY3", new("Guyane", "French Guiana")),
        new("FRE", new("Hauts-de-France", "Hauts-de-France")),
        new("FR1", new("Île-de-France", "Île-de-France")),
        new("FRY4", new("La Réunion", "La Réunion")),
        new("FRY2", new("Martinique", "Martinique")),
        new("FRY5", new("Mayotte", "Mayotte")),
        new("FRD", new("Normandie", "Normandy")),
        new("FRI", new("Nouvelle-Aquitaine", "Nouvelle-Aquitaine")),
        new("FRJ", new("Occitanie", "Occitanie")),
        new("FRG", new("Pays de la Loire", "Pays de la Loire")),
        new("FRL", new("Provence-Alpes-Côte d’Azur", "Provence-Alpes-Côte d’Azur")),
    ]);

    /// <summary>Codes of the Commission's list of the categories of Article 51(1), by their letters from a to q.</summary>
    public static readonly IReadOnlyDictionary<string, string> Categories = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a"] = "EHRS", ["b"] = "DIOH", ["c"] = "NRPE", ["d"] = "RPDG", ["e"] = "HRAD", ["f"] = "HGPD", ["g"] = "HPML", ["h"] = "PGEH",
        ["i"] = "WELA", ["j"] = "IDHP", ["k"] = "PHDR", ["l"] = "MRMR", ["m"] = "EHCT", ["n"] = "EMRD", ["o"] = "RMMD", ["p"] = "RQSH",
        ["q"] = "EINS",
    };

    public const string CategoryStart = $"{Commission}healthcategories/";
}
