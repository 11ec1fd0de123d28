using EhdsReadiness.Web.Pages.Accounts;

namespace EhdsReadiness.Web.Pages.Administration;

/// <summary>Invites somebody to a role of the whole site, as <c>user add</c> does: they set the password and the second factor. An address
/// that has an account is given the role, as by <c>user role</c>.</summary>
[EnableRateLimiting(RateLimits.Mail)]
[StaffAccess(AccountRole.Administrator)]
public sealed class StaffInviteModel(AccountInvitations invitations, AccountStore accounts, StaffStore staff, Outbox outbox) : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["email", "name", "role", "language", .. Reconfirmation.Fields];

    [BindProperty(Name = "email")] public string? Email { get; set; }
    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "role")] public string? Role { get; set; }
    [BindProperty(Name = "language")] public string? Code { get; set; }

    public void OnGet() => (Role, Code) = (AccountRole.Analyst.Id(), Language.Code());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var texts = TextsIn("Pages/Accounts");
        var email = AccountFields.Email(Email, ModelState, texts);
        var name = AccountFields.Name(Name, ModelState, texts);
        var (role, language) = (Ids.Find<AccountRole>(Role), Languages.Find(Code));
        ModelState.AddIf(role is null, "role", Texts["Error.role"]);
        ModelState.AddIf(language is null, "language", texts["Error.language"]);
        if (email is null || name is null || role is null || language is null || !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var account = AccountInvitations.NewAccount(email, name, language.Value, role, passwordHash: null, Now);
        if (await invitations.AddAsync(account, Whole, AuditActor.Account(AccountId), cancel) is not null)
        {
            return Redirect($"{Links.Staff}?done=invited");
        }

        return await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel) is { } known
            ? await GiveAsync(known, role.Value, cancel) : Conflicting();
    }

    private async Task<IActionResult> GiveAsync(Account known, AccountRole role, CancellationToken cancel)
    {
        var mail = Mail.Of("RoleChanged", known.Email, known.Language, Whole(new Links(known.Language).Account));
        var change = await outbox.PutAsync(
            mail, put => staff.GiveRoleAsync(known.Id, role, AuditActor.Account(AccountId), Now, cancel, put));
        return change switch
        {
            null => Conflicting(),
            { IsDone: true } => Redirect($"{Links.Staff}?done=role"),
            _ => Invalid("email", StaffWords.Refusal(change, Texts), StatusCodes.Status409Conflict),
        };
    }
}
