using EhdsReadiness.Web.Pages.Organisations;

namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>
/// The page that the link of a client's invitation leads to: the form that gives a consultancy access, filled in as it was asked for. The
/// link shows who asks for what, and gives nothing; whoever is an owner of an organisation does, by the button. A link that is unknown,
/// used, withdrawn or too old is 404, all in the same words.
/// </summary>
[EnableRateLimiting(Security.RateLimits.Grant)]
public sealed class ClientInvitationModel(ClientInvitationStore invitations, OrganisationStore organisations) : LocalisedPage
{
    internal static readonly IReadOnlyList<string> Fields = ["organisation", "right", "until", .. Reconfirmation.Fields];

    [FromRoute(Name = "token")] public string Token { get; set; } = "";

    /// <summary>Identifier of the organisation that gives access.</summary>
    [BindProperty(Name = "organisation")] public string? OrganisationId { get; set; }

    [BindProperty] public Grants.GrantForm Form { get; set; } = new();

    /// <summary>Null when the link is good for nothing.</summary>
    public ClientInvitation? Invitation { get; private set; }

    /// <summary>The organisations of whoever is signed in that may give access.</summary>
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel)
    {
        Invitation = await invitations.FindAsync(Token, Now, cancel);
        if (Invitation is null) { return null; }

        return User.IsStaff() ? Refusal(StatusCodes.Status403Forbidden)
            : HttpMethods.IsPost(Request.Method) ? AskToSignIn() : null;
    }

    public IActionResult OnGet()
    {
        if (Invitation is not { } invitation) { return PageWithStatus(StatusCodes.Status404NotFound); }

        OrganisationId = Organisations is [var only] ? only.Id : null;
        Form.Right = invitation.MayAnswer ? "answer" : "read";
        Form.Until = invitation.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Invitation is not { } invitation) { return PageWithStatus(StatusCodes.Status404NotFound); }

        Form.CheckTerms(ModelState, TextsIn("Pages/Grants"), Today);
        ModelState.AddIf(
            Organisations.All(one => one.Id != OrganisationId), "organisation", Texts["Invited.Error.organisation"]);
        if (!ModelState.IsValid || !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        // Asked again where it is written: the organisation is named by the form, not by the address.
        Service<Database>().Require(
            AccessCondition.ToOrganisation(OrganisationId!, AccountId, SessionId, OrganisationRight.Manage));
        return await invitations.AcceptAsync(
            Token, OrganisationId!, Form.MayAnswer, Form.MayBegin, Form.Day!.Value, AccountId, Now, cancel) is null
            ? PageWithStatus(StatusCodes.Status404NotFound)
            : Redirect($"{Links.Access(OrganisationId!)}?done=given");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        if (IsSignedIn && Invitation is { } invitation)
        {
            Organisations = [.. (await organisations.OfAccountAsync(AccountId, cancel))
                .Where(one => one.Allows(OrganisationRight.Manage) && one.Id != invitation.ConsultancyId)];
        }
    }
}
