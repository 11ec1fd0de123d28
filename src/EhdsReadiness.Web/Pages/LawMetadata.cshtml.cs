namespace EhdsReadiness.Web.Pages;

/// <summary>The minimum elements of a dataset description, each in plain words with an example.</summary>
[Indexable]
public sealed class LawMetadataModel(Content content) : LocalisedPage
{
    public MetadataElements Elements => content.LawLibrary.Elements!;

    public IActionResult OnGet() => content.LawLibrary.Elements is null ? NotFound() : Page();
}
