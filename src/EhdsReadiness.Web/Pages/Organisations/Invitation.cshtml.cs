using EhdsReadiness.Web.Pages.Accounts;

namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>
/// The page that an invitation's link leads to. Looking at it uses nothing up, as mail filters look too; the button does. The link proves
/// the address that it was sent to: whoever has no account gives a name and a password here and is a member at once, whoever has one signs
/// in.
/// A link that is unknown, used, withdrawn or too old is 404, all in the same words; but whoever it once invited, and is a member now, goes
/// to the organisation.
/// </summary>
[EnableRateLimiting(Security.RateLimits.SignIn)]
public sealed class InvitationModel(
    InvitationStore invitations, AccountStore accounts, OrganisationAssessmentStore assessments, Providers providers,
    UserManager<Account> passwords, SignIns signIns) : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["name", "password"];

    [FromRoute(Name = "token")] public string Token { get; set; } = "";

    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "password")] public string? Password { get; set; }

    /// <summary>Null when the link is good for nothing.</summary>
    public Invitation? Invitation { get; private set; }

    /// <summary>The account that is signed in; null when nobody is.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether whoever is signed in is not the invited one, or may be a member of nothing.</summary>
    public bool IsForAnother => Account is not null && (Account.Role is not null || !Invitation!.IsFor(Account.Email));

    /// <summary>Whether an account is opened here: the address has none, and no provider is demanded of it.</summary>
    public bool MayOpen { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        Account is { } account && await invitations.AcceptAsync(Token, account.Id, Now, cancel) is { } accepted
            ? Redirect(await WantedAsync(accepted, cancel))
            : await ShowAsync(cancel);

    /// <summary>Opens an account for the invited address, and makes it a member.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel)
    {
        if (Invitation is not { } invitation || !MayOpen) { return await ShowAsync(cancel); }

        var texts = TextsIn("Pages/Accounts");
        var name = AccountFields.Name(Name, ModelState, texts);
        var password = AccountFields.NewPassword(Password, invitation.Email, Name ?? "", null, ModelState, texts);
        if (name is null || password is null) { return Invalid(); }

        var account = AccountInvitations.NewAccount(
            invitation.Email, name, Language, null, passwords.PasswordHasher.HashPassword(null!, password), Now);
        if (await invitations.AcceptNewAsync(Token, account, Now, cancel) is not { } accepted)
        {
            // Somebody was quicker.
            await ReadAsync(cancel);
            return await ShowAsync(cancel);
        }

        await signIns.SignInAsync(account, isPersistent: false);
        return Redirect(await WantedAsync(accepted, cancel));
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Invitation = await invitations.FindAsync(Token, Now, cancel);
        Account = IsSignedIn ? await accounts.FindAsync(AccountId, cancel) : null;
        MayOpen = Invitation is { } invitation && Account is null && providers.Demanded(invitation.Email) is null
            && await accounts.FindByEmailAsync(EmailAddress.Normalize(invitation.Email), cancel) is null;
    }

    /// <summary>Where a new member is wanted: at the assessment in progress where there is one alone, else at the organisation.</summary>
    private async Task<string> WantedAsync(Invitation accepted, CancellationToken cancel)
    {
        var standing = AccessRoles.Resolve(accepted.Role, [])!.Value;
        var drafts = (await assessments.OfOrganisationAsync(accepted.OrganisationId, standing, cancel))
            .Where(one => one.State == AssessmentState.Draft).ToList();
        var wanted = drafts.Count == 1 ? Links.Assessment(drafts[0].Id) : Links.Organisation(accepted.OrganisationId);
        return $"{wanted}?done=joined";
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (Invitation is null)
        {
            return Account is { } account && await invitations.FindServedAsync(Token, account.Id, cancel) is { } organisation
                ? Redirect(Links.Organisation(organisation))
                : PageWithStatus(StatusCodes.Status404NotFound);
        }

        return IsForAnother ? PageWithStatus(StatusCodes.Status403Forbidden) : Page();
    }
}
