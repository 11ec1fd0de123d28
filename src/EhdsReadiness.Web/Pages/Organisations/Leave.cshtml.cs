namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Leaves an organisation, after a page that says what that means. The last owner can't.</summary>
public sealed class LeaveModel(MemberStore members, LedWorkStore work, TimeProvider clock) : OrganisationPage
{
    protected override OrganisationRight Needed => OrganisationRight.Leave;

    /// <summary>Account of the member who takes over what one leads, or <see cref="HandoverChoice.Nobody"/>.</summary>
    [BindProperty(Name = HandoverChoice.FieldName)]
    public string? Successor { get; set; }

    /// <summary>What one leads; null for nothing.</summary>
    public HandoverChoice? Led { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        var change = await members.RemoveAsync(
            Organisation.Id, AccountId, HandoverChoice.Read(Successor), AccountId, clock.GetUtcNow(), cancel);
        if (change == MemberChange.LastOwner)
        {
            ModelState.AddModelError("", Texts["Error.lastOwner"]);
            return PageWithStatus(StatusCodes.Status409Conflict);
        }

        return HandoverChoice.Refuse(change, HandoverChoice.FieldName, ModelState, SharedTexts) is { } status ? PageWithStatus(status)
            : Redirect(Left(Led, Successor));
    }

    protected override async Task<IActionResult?> GiveBackAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    private async Task ReadAsync(CancellationToken cancel) =>
        Led = await HandoverChoice.OfAsync(Organisation.Id, AccountId, Successor, work, members, cancel);
}
