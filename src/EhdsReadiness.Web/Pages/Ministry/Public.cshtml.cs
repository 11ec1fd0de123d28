using EhdsReadiness.Core.Aggregates;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The figures over all organisations, for everybody, where the site shows them.</summary>
public sealed class PublicModel(AggregateSettings settings, PublicationReader publications, Content content, IStringLocalizer<Texts> texts) : LocalisedPage
{
    public Publication? Publication { get; private set; }

    public PublicationWords Words => new(content, texts, Language);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!settings.Public)
        {
            return NotFound();
        }

        Publication = await publications.FindAsync(null, cancel);
        return Page();
    }
}
