namespace EhdsReadiness.Core.Inventory;

/// <summary>The elements that a description has at the least, and how a dataset stands to each.</summary>
public static class DescriptionElements
{
    /// <summary>The elements in the order of the act. Their words are the content's.</summary>
    public static readonly IReadOnlyList<DescriptionElement> All =
    [
        new("access-rights", "dct:accessRights", DescriptionStep.Access),
        new("applicable-legislation", "dcatap:applicableLegislation", DescriptionStep.Access),
        new("code-values", "healthdcatap:hasCodeValues", DescriptionStep.Technical, IsWaivable: true),
        new("coding-system", "healthdcatap:hasCodingSystem", DescriptionStep.Technical, IsWaivable: true),
        new("contact-point", "dcat:contactPoint", DescriptionStep.Access),
        new("conforms-to", "dct:conformsTo", DescriptionStep.Technical),
        new("custodian", "geodcatap:custodian", DescriptionStep.Access),
        new("description", "dct:description", DescriptionStep.What),
        new("distribution", "dcat:distribution", DescriptionStep.Access),
        new("geographical-coverage", "dct:spatial", DescriptionStep.Origin, IsWaivable: true),
        new("has-personal-data", "dpv:hasPersonalData", DescriptionStep.Content),
        new("health-data-access-body", "healthdcatap:hdab", DescriptionStep.Access),
        new("health-data-category", "healthdcatap:healthCategory", null),
        new("health-theme", "healthdcatap:healthTheme", DescriptionStep.Content),
        new("identifier", "dct:identifier", DescriptionStep.What),
        new("is-structured", "healthdcatap:hasStructuredData", DescriptionStep.Technical),
        new("keyword", "dcat:keyword", DescriptionStep.What),
        new("language", "dct:language", DescriptionStep.Content),
        new("number-of-records", "healthdcatap:numberOfRecords", DescriptionStep.Content, IsWaivable: true),
        new("number-of-unique-individuals", "healthdcatap:numberOfUniqueIndividuals", null, IsWaivable: true),
        new("provenance", "dct:provenance", DescriptionStep.Origin),
        new("publisher", "dct:publisher", DescriptionStep.Access),
        new("temporal-coverage", "dct:temporal", DescriptionStep.Origin, IsWaivable: true),
        new("title", "dct:title", DescriptionStep.What),
        new("type", "dct:type", DescriptionStep.What),
        new("variables", "healthdcatap:hasVariables", null),
        new("was-generated-by", "prov:wasGeneratedBy", DescriptionStep.Origin),
    ];

    private static readonly ILookup<string?, DescriptionField> Fields = DescriptionFields.Asked.ToLookup(field => field.Element);

    /// <summary>The elements that a dataset lacks. What is given counts as given, whatever its condition.</summary>
    public static IReadOnlyList<DescriptionElement> MissingOf(Dataset dataset) => MissingOf(dataset.Details, dataset.VariableCount);

    /// <summary>The elements that a dataset of these details would lack.</summary>
    public static IReadOnlyList<DescriptionElement> MissingOf(DatasetDetails details, int variableCount) =>
        [.. All.Where(element => !IsGiven(details, variableCount, element) && !IsWaived(details.Description, element))];

    /// <summary>How many elements are settled: given, or without object.</summary>
    public static int SettledOf(DatasetDetails details, int variableCount) => All.Count - MissingOf(details, variableCount).Count;

    private static bool IsGiven(DatasetDetails details, int variableCount, DescriptionElement element)
    {
        var described = details.Description;
        return element.Id switch
        {
            // A dataset has a name, a category and an identifier by itself, and the regulation applies to all of them.
            "title" or "identifier" or "applicable-legislation" or "health-data-category" => true,
            "number-of-unique-individuals" => details.Persons is not null,
            "variables" => variableCount > 0,
            "contact-point" => details.ContactAddress is not null,
            "conforms-to" => details.Standards.Count > 0,
            "custodian" => details.Controller is not null && described.Has(DescriptionFields.Custodian),
            "publisher" => described.Has(DescriptionFields.Publisher) && described.Has(DescriptionFields.PublisherAddress),
            "health-data-access-body" =>
                described.Has(DescriptionFields.AccessBody) && described.Has(DescriptionFields.AccessBodyAddress),
            _ => Fields[element.Id].Any(described.Has),
        };
    }

    private static bool IsWaived(DatasetDescription described, DescriptionElement element) => element.Id switch
    {
        "health-data-access-body" => described[DescriptionFields.AccessRights] == "PUBLIC",
        "variables" => described[DescriptionFields.Structured] == "no",
        // No code is of a system where there is none.
        "code-values" => described.Waives("code-values")
            || (described.Waives("coding-system") && !described.Has(DescriptionFields.CodingSystems)),
        _ => element.IsWaivable && described.Waives(element.Id),
    };
}
