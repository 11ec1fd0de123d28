namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>One claim: an administrator confirms the number, or takes a proof back, and says why. Both stand in the organisation's own
/// trail.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class ClaimPageModel(ClaimStore claims, MemberStore members) : LocalisedPage
{
    /// <summary>Longest reason, in Unicode characters.</summary>
    public const int LongestReason = 500;

    internal static readonly IReadOnlyList<string> Fields = ["reason"];

    /// <summary>Why; read by the organisation's owners.</summary>
    [BindProperty(Name = "reason")] public string? Reason { get; set; }

    /// <summary>The number that the administrator saw.</summary>
    [BindProperty(Name = "identifier")] public string? Identifier { get; set; }

    public NumberClaim Claim { get; private set; } = null!;

    /// <summary>Those who speak for the organisation: their addresses are all that the site has checked of them.</summary>
    public IReadOnlyList<Member> Owners { get; private set; } = [];

    public void OnGet() => Identifier = Claim.Identifier;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ReasonOf() is not { } reason) { return Invalid("reason", Texts["Error.reason", LongestReason]); }

        return await claims.ConfirmAsync(Claim.OrganisationId, Identifier ?? "", AccountId, reason, Now, cancel) switch
        {
            ProofOutcome.Proven => Redirect($"{Links.Claims()}?done=proven"),
            ProofOutcome.ProvenByAnother => Invalid("reason", Texts["Error.another"], StatusCodes.Status409Conflict),
            ProofOutcome.NumberChanged or ProofOutcome.WrongCode => Changed(),
        };
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        if (ReasonOf() is not { } reason) { return Invalid("reason", Texts["Error.reason", LongestReason]); }

        return await claims.RevokeAsync(Claim.OrganisationId, Identifier ?? "", AccountId, reason, Now, cancel)
            ? Redirect($"{Links.Claims()}?done=revoked")
            : Changed();
    }

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

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Owners = [.. (await members.OfOrganisationAsync(Claim.OrganisationId, cancel)).Where(member => member.Role == MemberRole.Owner)];

    private string? ReasonOf() =>
        TextSanitizer.SanitizeLine(Reason) is { } reason && TextSanitizer.Length(reason) <= LongestReason ? reason : null;

    /// <summary>The page as it stands now, with what was typed.</summary>
    private IActionResult Changed()
    {
        Identifier = Claim.Identifier;
        ModelState.Remove("identifier");
        return Invalid("reason", Texts["Error.changed"], StatusCodes.Status409Conflict);
    }
}
