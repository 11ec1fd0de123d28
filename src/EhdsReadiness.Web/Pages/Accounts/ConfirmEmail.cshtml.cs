namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Gives the account its new address, by the link that only that address received. On any device: nobody has to be signed
/// in.</summary>
public sealed class ConfirmEmailModel(
    UserManager<Account> accounts, AccountStore store, SignIns signIns, Outbox outbox) : EntrancePage
{
    /// <summary>The account that the link is for; null when the link is unknown, used or over.</summary>
    public Account? Changing { get; private set; }

    /// <summary>The new address.</summary>
    public string Email => Request.Query["email"].ToString();

    private string Token => Request.Query["token"].ToString();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync() ? Page() : await OverAsync(Token, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync()) { return await OverAsync(Token, cancel); }

        var account = Changing!;
        var isHere = User.HasClaim(System.Security.Claims.ClaimTypes.NameIdentifier, account.Id);
        var done = isHere ? $"{Links.Account}?done=email" : $"{Links.SignIn()}?done=email";
        var (former, what) = (account.Email,
            new AuditEvent(AuditAction.Changed, AuditActor.Account(account.Id), AuditSubject.Account(account.Id), null, "email"));
        (account.Email, account.SecurityStamp) = (Email, Guid.NewGuid().ToString("N"));
        var mail = Mail.Of("EmailChanged", former, account.Language, account.Email);
        if (!await outbox.PutAsync(mail, put => store.SaveByLinkAsync(account, Token, what, Now, cancel, put)))
        {
            // Somebody was quicker with the same link: themselves, by a second click, and then the address is what they asked for.
            return (await accounts.FindByIdAsync(account.Id))?.Email == Email ? Redirect(done) : StatusCode(StatusCodes.Status409Conflict);
        }

        if (isHere)
        {
            await signIns.RenewAsync(account);
        }

        return Redirect(done);
    }

    private async Task<bool> FindAsync()
    {
        var account = await accounts.FindByIdAsync(Request.Query["account"].ToString());
        var purpose = UserManager<Account>.GetChangeEmailTokenPurpose(Email);
        Changing = account is not null && await accounts.VerifyUserTokenAsync(account, MailTokens.Name, purpose, Token) ? account : null;
        return Changing is not null;
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
