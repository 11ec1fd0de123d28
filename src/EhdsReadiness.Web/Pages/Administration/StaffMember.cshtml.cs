namespace EhdsReadiness.Web.Pages.Administration;

/// <summary>Somebody of staff: another role or none, kept out or let in again, signed out. Nobody does so to themselves, and the last
/// administrator who can sign in stays.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[StaffAccess(AccountRole.Administrator)]
public sealed class StaffMemberModel(StaffStore staff, SessionStore sessions, Outbox outbox, AccountStore accounts) : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["role", .. Reconfirmation.Fields];

    /// <summary>What the role is to be; <c>none</c> to take it away.</summary>
    [BindProperty(Name = "role")] public string? Role { get; set; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    public StaffMember Member { get; private set; } = null!;

    /// <summary>Where the account is signed in, the one used last first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether it is the account of whoever looks.</summary>
    public bool IsOneself => Member.Id == AccountId;

    private AuditActor By => AuditActor.Account(AccountId);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        // Whoever is not signed in learns of none that there is.
        if (!IsSignedIn) { return Refusal(StatusCodes.Status404NotFound); }

        if (await base.AdmitAsync(handler, cancel) is { } refused) { return refused; }

        if (await staff.FindAsync(RouteData.Values["id"] as string ?? "", cancel) is not { } member)
        {
            return Refusal(StatusCodes.Status404NotFound);
        }

        Member = member;
        return null;
    }

    protected override async Task ReadAsync(CancellationToken cancel) => Sessions = await sessions.OfAccountAsync(Member.Id, cancel);

    public void OnGet() => Role = Member.Role.Id();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var role = Ids.Find<AccountRole>(Role);
        if (role is null && Role != "none") { return Invalid("role", Texts["Error.role"]); }

        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var language = (await accounts.FindAsync(Member.Id, cancel))?.Language ?? Language;
        var mail = Mail.Of("RoleChanged", Member.Email, language, Whole(new Links(language).Account));
        var change = await outbox.PutAsync(mail, put => staff.GiveRoleAsync(Member.Id, role, By, Now, cancel, put));
        return change switch
        {
            null => NotFound(),
            { IsDone: false } => Invalid("role", StaffWords.Refusal(change, Texts), StatusCodes.Status409Conflict),
            _ => Redirect(role is null ? $"{Links.Staff}?done=withdrawn" : $"{Links.StaffMember(Member.Id)}?done=role"),
        };
    }

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => SetDisabledAsync(disabled: true, cancel);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => SetDisabledAsync(disabled: false, cancel);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        await staff.EndSessionsAsync(Member.Id, IsOneself ? SessionId : null, By, Now, cancel);
        return Redirect($"{Links.StaffMember(Member.Id)}?done=ended");
    }

    private async Task<IActionResult> SetDisabledAsync(bool disabled, CancellationToken cancel)
    {
        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        return await staff.SetDisabledAsync(Member.Id, disabled, By, Now, cancel) is { } refusal
            ? Invalid("", StaffWords.Refusal(refusal, Texts), StatusCodes.Status409Conflict)
            : Redirect($"{Links.StaffMember(Member.Id)}?done={(disabled ? "disabled" : "enabled")}");
    }
}
