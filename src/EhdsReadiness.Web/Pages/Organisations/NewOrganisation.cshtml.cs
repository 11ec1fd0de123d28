namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Makes an organisation; whoever makes it is its first owner.</summary>
[EnableRateLimiting(Security.RateLimits.Start)]
[SignedIn]
public sealed class NewOrganisationModel(
    Content content, OrganisationStore organisations, JoinStore joins, ClaimMails mails, Outbox outbox, AccountSettings settings)
    : LocalisedPage
{
    [BindProperty] public OrganisationForm Form { get; set; } = new();

    /// <summary>Another organisation that gives the number; null when none does, or whoever asks knows of it.</summary>
    public Joinable? Existing { get; private set; }

    /// <summary>The assessment that is to be the organisation's; null when there is none.</summary>
    public Assessments.AttachWay? Way { get; private set; }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Way = await Assessments.AttachWay.OfAsync(2, ReturnPath, Service<AssessmentStore>(), Language, cancel);

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        User.IsStaff() ? StatusCode(StatusCodes.Status403Forbidden) : await base.AdmitAsync(handler, cancel);

    /// <summary>Whether whoever comes said before that they advise other organisations.</summary>
    public bool IsForClients => Request.Query["consultancy"] == "yes";

    public void OnGet() => (Form.Language, Form.Consultancy) = (Language.Code(), IsForClients ? "yes" : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, Texts) is not { } details) { return Invalid(); }

        if (await RefuseTodayAsync(
            JoinModel.LookUpsOf(AccountId), JoinModel.LookUpsPerDay(settings), "siren", "Error.numbers.often", cancel) is { } refused)
        {
            return refused;
        }

        Existing = Form.Apart == details.Identifier ? null : await joins.FindAsync(details.Identifier, AccountId, Now, cancel);
        if (Existing is not null) { return Conflicting(); }

        if (await RefuseTodayAsync(
            $"organisations of {AccountId}", settings.OrganisationsPerDay, "name", "Error.made.often", cancel) is { } often)
        {
            return often;
        }

        var told = await mails.TakenAsync(details.Identifier, AccountId, cancel);
        var made = await outbox.PutAsync(seal => organisations.CreateAsync(details, AccountId, Now, cancel, [.. told.Select(seal)]));
        return Redirect(Way is null
            ? ReturnPath ?? (details.IsConsultancy ? $"{Links.Portfolio}?done=made" : $"{Links.Organisation(made)}?done=made")
            : Links.WithQuery(ReturnPath!, "made", made));
    }
}
