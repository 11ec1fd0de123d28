using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>Erases an organisation with everything of it, once its owner has typed its name.</summary>
public sealed class EraseModel(OrganisationErasure erasure, TimeProvider clock) : OrganisationPage
{
    /// <summary>The name as typed.</summary>
    [BindProperty(Name = "name")]
    public string? TypedName { get; set; }

    protected override OrganisationRight Needed => OrganisationRight.Manage;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (TextSanitizer.SanitizeLine(TypedName) != TextSanitizer.SanitizeLine(Organisation.Details.Name))
        {
            ModelState.AddModelError("name", Texts["Erase.Error", Organisation.Details.Name].Value);
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (!await IsReconfirmedAsync(cancel)) { return PageWithStatus(StatusCodes.Status400BadRequest); }

        await erasure.EraseAsync(Organisation.Id, AccountId, clock.GetUtcNow(), cancel);
        return Redirect(Links.Erased);
    }
}
