namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The figures over all organisations, for everybody, where the site shows them.</summary>
public sealed class PublicModel(AggregateSettings settings, PublicationReader publications, Content content) : LocalisedPage
{
    public Publication? Publication { get; private set; }

    public PublicationWords Words => new(content, Texts, Language);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!settings.Public) { return NotFound(); }

        Publication = await publications.FindAsync(null, cancel);
        return Page();
    }
}
