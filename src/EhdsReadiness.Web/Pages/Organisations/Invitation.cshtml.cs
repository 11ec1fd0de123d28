namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>
/// The page that an invitation's link leads to. Looking at it uses nothing up, as mail filters look too; the button does.
/// A link that is unknown, used, withdrawn or too old is 404, all in the same words; but whoever it once invited, and is a member now, goes
/// to the organisation.
/// </summary>
public sealed class InvitationModel(InvitationStore invitations, AccountStore accounts) : LocalisedPage
{
    [FromRoute(Name = "token")] public string Token { get; set; } = "";

    /// <summary>Null when the link is good for nothing.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>The account that is signed in; null when nobody is.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether whoever is signed in is not the invited one, or may be a member of nothing.</summary>
    public bool IsForAnother => Account is not null && (Account.Role is not null || !Invitation!.IsFor(Account.Email));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var shown = await ShowAsync(cancel);
        return Account is { } account && await invitations.AcceptAsync(Token, account.Id, Now, cancel) is { } accepted
            ? Redirect($"{Links.Organisation(accepted.OrganisationId)}?done=joined")
            : shown;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Invitation = await invitations.FindAsync(Token, Now, cancel);
        var id = User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value;
        Account = id is null ? null : await accounts.FindAsync(id, cancel);
        if (Invitation is null)
        {
            return id is not null && await invitations.FindServedAsync(Token, id, cancel) is { } organisation
                ? Redirect(Links.Organisation(organisation))
                : PageWithStatus(StatusCodes.Status404NotFound);
        }

        return IsForAnother ? PageWithStatus(StatusCodes.Status403Forbidden) : Page();
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
