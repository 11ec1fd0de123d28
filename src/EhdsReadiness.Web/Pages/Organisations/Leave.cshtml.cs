namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Leaves an organisation, after a page that says what that means. The last owner can't.</summary>
public sealed class LeaveModel(MemberStore members, TimeProvider clock) : OrganisationPage
{
    protected override OrganisationRight Needed => OrganisationRight.Leave;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await members.RemoveAsync(Organisation.Id, AccountId, AccountId, clock.GetUtcNow(), cancel) == MemberChange.LastOwner)
        {
            ModelState.AddModelError("", Texts["Error.lastOwner"]);
            return PageWithStatus(StatusCodes.Status409Conflict);
        }

        return Redirect(Links.Organisations);
    }

    protected override IActionResult GiveBack() => PageWithStatus(StatusCodes.Status400BadRequest);
}
