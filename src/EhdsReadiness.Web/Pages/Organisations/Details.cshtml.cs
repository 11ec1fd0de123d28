using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Changes what an organisation says of itself. What its assessments say stays as it is.</summary>
public sealed class DetailsModel(Content content, OrganisationStore organisations, TimeProvider clock, IStringLocalizer<Texts> texts) : OrganisationPage
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    protected override OrganisationRight Needed => OrganisationRight.Manage;

    public void OnGet() => Form = OrganisationForm.Of(Organisation.Details);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, texts) is not { } details)
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        await organisations.SaveAsync(Organisation.Id, details, AccountId, clock.GetUtcNow(), cancel);
        return Redirect($"{Links.Organisation(Organisation.Id)}?done=saved");
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);
}
