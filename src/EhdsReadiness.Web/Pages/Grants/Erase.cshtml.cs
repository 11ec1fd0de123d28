namespace EhdsReadiness.Web.Pages.Grants;

/// <summary>Erases an organisation with everything of it, once its owner has typed its name.</summary>
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class EraseModel(OrganisationErasure erasure, UnitStore units) : OrganisationPage
{
    /// <summary>Whether it has units, which become independent.</summary>
    public bool HasUnits { get; private set; }

    /// <summary>The name as typed.</summary>
    [BindProperty(Name = "name")] public string? TypedName { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (TextSanitizer.SanitizeLine(TypedName) != TextSanitizer.SanitizeLine(Organisation.Details.Name))
        {
            return Invalid("name", Texts["Erase.Error", Organisation.Details.Name].Value);
        }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        await erasure.EraseAsync(Organisation.Id, AccountId, Now, cancel);
        return Redirect(Links.Erased);
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        HasUnits = (await units.OfHouseAsync(Organisation.Id, cancel)).Count > 0;
}
