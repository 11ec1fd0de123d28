namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>The number by which an organisation is known, and how it is proven: by a code that the contact in the register gets.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class NumberModel(
    ClaimStore claims, AccountStore accounts, AggregateSettings settings, ClaimMails mails, Outbox outbox) : OrganisationPage
{
    /// <summary>Codes that one organisation may have sent within a day.</summary>
    public const int CodesPerDay = 3;

    /// <summary>Codes that one person may have sent within a day, for whichever organisations and numbers: letter boxes are not theirs to
    /// fill.</summary>
    public const int CodesPerPerson = 5;

    /// <summary>Codes that may be tried by one organisation within a day.</summary>
    public const int TriesPerDay = 10;

    internal static readonly IReadOnlyList<string> Fields = ["code"];

    /// <summary>The code, as it was typed.</summary>
    [BindProperty(Name = "code")] public string? Code { get; set; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    public NumberClaim Claim { get; private set; } = null!;

    /// <summary>Where the contact in the register has its letter box, so that an owner knows whom to ask and nobody learns an
    /// address.</summary>
    public string? ContactHint => Claim.Contact is { } contact ? $"…{contact[contact.LastIndexOf('@')..]}" : null;

    /// <summary>By which an owner and the contact know that they speak of the same request.</summary>
    public string Reference => Organisation.Id[^6..].ToUpperInvariant();

    /// <summary>Whether claims count as well, for a trial.</summary>
    public bool IsTrial => settings.Claims;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Code)) { return Invalid("code", Texts["Error.code.none"]); }

        if (await RefuseTodayAsync($"codes of {Organisation.Id}", TriesPerDay, "code", "Error.code.tries", cancel) is { } refused)
        {
            return refused;
        }

        var told = await mails.ProvenByCodeAsync(Claim, (await accounts.FindAsync(AccountId, cancel))?.Name, cancel);
        return await outbox.PutAsync(seal => claims.ProveByCodeAsync(
            Organisation.Id, Code, AccountId, Now, cancel, [.. told.Select(seal)])) switch
        {
            ProofOutcome.Proven => Proven(),
            // The same code from another window, a moment before.
            ProofOutcome.WrongCode when await claims.FindAsync(Organisation.Id, Now, cancel) is { Proof: not null } => Proven(),
            ProofOutcome.WrongCode => Invalid("code", Texts["Error.code"]),
            ProofOutcome.NumberChanged => Invalid("code", Texts["Error.code.number"]),
            ProofOutcome.ProvenByAnother => Invalid("code", Texts["Number.Anothers"]),
        };
    }

    private RedirectResult Proven() => Redirect($"{Links.Number(Organisation.Id)}?done=proven");

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        if (Claim is { Proof: not null } or { IsAnothers: true } or { Contact: null }) { return Conflicting(); }

        // One's own first: whoever has none left uses up nothing of the organisation's.
        if ((await RefuseTodayAsync($"codes by {AccountId}", CodesPerPerson, "", "Error.code.often", cancel)
            ?? await RefuseTodayAsync($"codes for {Organisation.Id}", CodesPerDay, "", "Error.code.often", cancel)) is { } refused)
        {
            return refused;
        }

        var (language, asks) = (Organisation.Details.Language, await accounts.FindAsync(AccountId, cancel));
        Mail MailOf(string code) => Mail.Of("NumberCode", Claim.Contact, language,
            Mail.Words(asks?.Name), Mail.Words(Organisation.Details.Name), Formats.Identifier(Claim.Identifier), code,
            AccountMails.Moment(Now + NumberCode.Lifetime, language), asks?.Email ?? "-", Reference) with
        {
            Until = Now + NumberCode.Lifetime,
        };
        var sent = await outbox.PutAsync(seal => claims.MakeCodeAsync(
            Organisation.Id, Claim.Identifier, Claim.Contact, AccountId, Now, cancel, code => seal(MailOf(code))));
        if (sent is null) { return Conflicting(); }

        return Redirect($"{Links.Number(Organisation.Id)}?done=sent");
    }

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        if (await base.AdmitAsync(handler, cancel) is { } refused) { return refused; }

        // Erased since it was found.
        if (await claims.FindAsync(Organisation.Id, Now, cancel) is not { } claim) { return Refusal(StatusCodes.Status404NotFound); }

        Claim = claim;
        return null;
    }
}
