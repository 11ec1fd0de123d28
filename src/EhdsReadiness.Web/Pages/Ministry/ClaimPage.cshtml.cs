namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>
/// One claim: an administrator confirms the number, or takes a proof back, lets in who asked in vain, or names an owner where nobody is one
/// any more, and says why. All stands in the organisation's own trail, and those concerned are told by mail.
/// </summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class ClaimPageModel(
    ClaimStore claims, MemberStore members, JoinStore joins, ClaimMails mails, Outbox outbox) : LocalisedPage
{
    /// <summary>Longest reason, in Unicode characters.</summary>
    public const int LongestReason = 500;

    internal static readonly IReadOnlyList<string> Fields = ["reason", "person", "role", "why"];

    /// <summary>Why; read by the organisation's owners.</summary>
    [BindProperty(Name = "reason")] public string? Reason { get; set; }

    /// <summary>The number that the administrator saw.</summary>
    [BindProperty(Name = "identifier")] public string? Identifier { get; set; }

    /// <summary>Account of whoever is let in or named.</summary>
    [BindProperty(Name = "person")] public string? Person { get; set; }

    /// <summary>What they become.</summary>
    [BindProperty(Name = "role")] public string? Role { get; set; }

    /// <summary>Why they are let in or named, or not.</summary>
    [BindProperty(Name = "why")] public string? Why { get; set; }

    public NumberClaim Claim { get; private set; } = null!;

    /// <summary>The members who can open the organisation.</summary>
    public IReadOnlyList<Member> Active { get; private set; } = [];

    /// <summary>Whether no owner can open it: nobody could object then.</summary>
    public bool IsOrphaned => Active.All(member => member.Role != MemberRole.Owner);

    /// <summary>The requests that an administrator may decide: those that the owners left unanswered, of which the mail that told them was
    /// the notice, and all where there is no owner.</summary>
    public IReadOnlyList<JoinRequest> Requests { get; private set; } = [];

    /// <summary>The members who can be named owner.</summary>
    public IReadOnlyList<Member> Candidates => IsOrphaned ? Active : [];

    /// <summary>Those who speak for the organisation: their addresses are all that the site has checked of them.</summary>
    public IReadOnlyList<Member> Owners { get; private set; } = [];

    public void OnGet() => Identifier = Claim.Identifier;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ReasonOf(Reason) is not { } reason) { return Invalid("reason", Texts["Error.reason", LongestReason]); }

        var told = await mails.ConfirmedAsync(Claim, reason, cancel);
        return await outbox.PutAsync(seal => claims.ConfirmAsync(
            Claim.OrganisationId, Identifier ?? "", AccountId, reason, Now, cancel, [.. told.Select(seal)])) switch
        {
            ProofOutcome.Proven => Redirect($"{Links.Claims()}?done=proven"),
            ProofOutcome.ProvenByAnother => Invalid("reason", Texts["Error.another"], StatusCodes.Status409Conflict),
            ProofOutcome.NumberChanged or ProofOutcome.WrongCode => Changed(),
        };
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        if (ReasonOf(Reason) is not { } reason) { return Invalid("reason", Texts["Error.reason", LongestReason]); }

        var told = await mails.RevokedAsync(Claim, reason, cancel);
        return await outbox.PutAsync(seal => claims.RevokeAsync(
            Claim.OrganisationId, Identifier ?? "", AccountId, reason, Now, cancel, [.. told.Select(seal)]))
            ? Redirect($"{Links.Claims()}?done=revoked")
            : Changed();
    }

    /// <summary>Lets in who asked, or names a member owner.</summary>
    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancel)
    {
        var (asked, member) = (Asked, Candidates.FirstOrDefault(one => one.AccountId == Person));
        if (asked is null && member is null) { return Invalid("person", Texts["Error.person"]); }

        // Of a member only an owner is made here: the rest is the owners' to say.
        if (Ids.Find<MemberRole>(Role) is not { } role || (member is not null && role != MemberRole.Owner))
        {
            return Invalid("role", Texts[member is null ? "Error.role" : "Error.role.member"]);
        }

        if (ReasonOf(Why) is not { } reason) { return Invalid("why", Texts["Error.reason", LongestReason]); }

        var told = await members.AddressesAsync(Claim.OrganisationId, cancel);
        var letters = mails.Settled(
            Claim, asked is null ? told : [.. told, (asked.Email, asked.Language.Code())], asked?.Name ?? member!.Name, role, reason);
        var isDone = await outbox.PutAsync(async seal => asked is not null
            ? await joins.DecideAsync(asked.Id, Claim.OrganisationId, role, AccountId, Now, cancel, reason,
                _ => letters.Select(seal)) is not null
            : await members.NameOwnerAsync(
                Claim.OrganisationId, member!.AccountId, AccountId, reason, Now, cancel, [.. letters.Select(seal)]));
        return isDone ? Redirect($"{Links.Claims()}?done=settled")
            : Invalid("person", Texts["Error.settled"], StatusCodes.Status409Conflict);
    }

    /// <summary>Refuses who asked.</summary>
    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken cancel)
    {
        if (Asked is not { } asked) { return Invalid("person", Texts["Error.person.asked"]); }

        if (ReasonOf(Why) is not { } reason) { return Invalid("why", Texts["Error.reason", LongestReason]); }

        var decided = await outbox.PutAsync(seal => joins.DecideAsync(
            asked.Id, Claim.OrganisationId, null, AccountId, Now, cancel, reason,
            one => [seal(Mail.Of("JoinRefused", one.Email, one.Language, Formats.Identifier(one.Identifier)))]));
        return decided is not null ? Redirect($"{Links.Claims()}?done=refused")
            : Invalid("person", Texts["Error.settled"], StatusCodes.Status409Conflict);
    }

    private JoinRequest? Asked => Requests.FirstOrDefault(request => request.AccountId == Person);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        // As an organisation's own pages: whoever is not signed in learns of none that there is.
        if (!IsSignedIn) { return Refusal(StatusCodes.Status404NotFound); }

        if (await base.AdmitAsync(handler, cancel) is { } refused) { return refused; }

        if (await claims.FindAsync(RouteData.Values["org"] as string ?? "", Now, cancel) is not { } claim)
        {
            return Refusal(StatusCodes.Status404NotFound);
        }

        Claim = claim;
        return null;
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Owners = [.. (await members.OfOrganisationAsync(Claim.OrganisationId, cancel)).Where(member => member.Role == MemberRole.Owner)];
        Active = await members.ActiveAsync(Claim.OrganisationId, cancel);
        Requests = [.. (await joins.OpenAsync(Claim.OrganisationId, Now, cancel)).Where(one => IsOrphaned || one.OverdueAt <= Now)];
    }

    private static string? ReasonOf(string? typed) =>
        TextSanitizer.SanitizeLine(typed) is { } reason && TextSanitizer.Length(reason) <= LongestReason ? reason : null;

    /// <summary>The page as it stands now, with what was typed.</summary>
    private IActionResult Changed()
    {
        Identifier = Claim.Identifier;
        ModelState.Remove("identifier");
        return Invalid("reason", Texts["Error.changed"], StatusCodes.Status409Conflict);
    }
}
