namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Leaves an organisation, after a page that says what that means. The last owner can't.</summary>
[OrganisationAccess(OrganisationRight.Leave)]
public sealed class LeaveModel(MemberStore members, LedWorkStore work) : OrganisationPage
{
    /// <summary>Account of the member who takes over what one leads, or <see cref="HandoverChoice.Nobody"/>.</summary>
    [BindProperty(Name = HandoverChoice.FieldName)] public string? Successor { get; set; }

    /// <summary>What one leads; null for nothing.</summary>
    public HandoverChoice? Led { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var change = await members.RemoveAsync(
            Organisation.Id, AccountId, HandoverChoice.Read(Successor), AccountId, Now, cancel);
        if (change == MemberChange.LastOwner) { return Invalid("", Texts["Error.lastOwner"], StatusCodes.Status409Conflict); }

        return HandoverChoice.Refuse(change, HandoverChoice.FieldName, ModelState, SharedTexts) is { } status ? PageWithStatus(status)
            : Redirect(Left(Led, Successor));
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Led = await HandoverChoice.OfAsync(Organisation.Id, AccountId, Successor, work, members, cancel);
}
