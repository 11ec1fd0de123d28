namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>The form of one dataset.</summary>
public sealed class DatasetForm
{
    [FromForm(Name = "name")] public string? Name { get; set; }
    [FromForm(Name = "categories")] public string[] Categories { get; set; } = [];
    [FromForm(Name = "controller")] public string? Controller { get; set; }
    [FromForm(Name = "format")] public string? Format { get; set; }
    [FromForm(Name = "persons")] public string? Persons { get; set; }
    [FromForm(Name = "public_funding")] public string? PublicFunding { get; set; }
    [FromForm(Name = "label_wanted")] public string? LabelWanted { get; set; }
    [FromForm(Name = "contact")] public string? Contact { get; set; }

    /// <summary>The version that the page showed; 0 for a new dataset.</summary>
    [FromForm(Name = "version")] public int Version { get; set; }

    /// <summary>The form as the dataset fills it in.</summary>
    public static DatasetForm Of(Dataset dataset) => new()
    {
        Name = dataset.Details.Name,
        Categories = [.. dataset.Details.Categories],
        Controller = dataset.Details.Controller,
        Format = dataset.Details.Format,
        Persons = dataset.Details.Persons?.ToString(CultureInfo.InvariantCulture),
        PublicFunding = dataset.Details.PublicFunding,
        LabelWanted = dataset.Details.LabelWanted,
        Contact = dataset.Details.Contact,
        Version = dataset.Version,
    };

    /// <summary>The details, when the form is right by the rules that files follow too; otherwise null, with what is wrong in
    /// <paramref name="errors"/>.</summary>
    public DatasetDetails? Read(ModelStateDictionary errors, Func<Text, string> say)
    {
        var (details, faults) = Typed.Read();
        foreach (var (field, message) in faults)
        {
            errors.AddModelError(field, say(message));
        }

        return details;
    }

    private TypedDataset Typed => new(Name, string.Join(' ', Categories), Controller, Format, Persons, PublicFunding, LabelWanted, Contact);
}
