namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Changes what an organisation says of itself. What its assessments say stays as it is.</summary>
[OrganisationAccess(OrganisationRight.Manage)]
public sealed class OrganisationDetailsModel(
    Content content, OrganisationStore organisations, JoinStore joins, ClaimStore claims, ClaimMails mails, Outbox outbox,
    AccountSettings settings) : OrganisationPage
{
    [BindProperty] public OrganisationForm Form { get; set; } = new();

    public Content Published => content;

    /// <summary>The mark of the details that the form was filled in over.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    /// <summary>What another owner saved meanwhile; null when nobody did.</summary>
    public OrganisationDetails? Conflict { get; private set; }

    /// <summary>What it may leave out is its organisation's to say, not the form's.</summary>
    protected override Task ReadAsync(CancellationToken cancel)
    {
        Place(Form);
        return Task.CompletedTask;
    }

    private OrganisationForm Place(OrganisationForm form)
    {
        (form.IsUnit, form.MayHaveNoNumber) = (Organisation.Unit is not null, Organisation.Details.Identifier.Length == 0);
        return form;
    }

    /// <summary>Another organisation that gives the new number; null when none does, or whoever asks knows of it.</summary>
    public Joinable? Existing { get; private set; }

    public void OnGet() => (Form, Seen) = (Place(OrganisationForm.Of(Organisation.Details)), Organisation.Details.Mark);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(content, ModelState, Texts) is not { } details) { return Invalid(); }

        var current = Organisation.Details;
        if (details.Identifier.Length > 0 && details.Identifier != current.Identifier)
        {
            if (await RefuseTodayAsync(
                JoinModel.LookUpsOf(AccountId), JoinModel.LookUpsPerDay(settings), "siren", "Error.numbers.often", cancel) is { } refused)
            {
                return refused;
            }

            Existing = Form.Apart == details.Identifier ? null : await joins.FindAsync(details.Identifier, AccountId, Now, cancel);
            if (Existing is not null) { return Conflicting(); }
        }

        // A FINESS stands beside a proven number only where the register says the same.
        if (details.Finess is { } finess && details.Identifier == current.Identifier
            && await claims.FindAsync(Organisation.Id, Now, cancel) is { Proof: not null, KnownFiness: { } known } && known != finess)
        {
            return Invalid("finess", Texts["Error.finess.register", known]);
        }

        if (details != current && (Seen != current.Mark || !await SaveAsync(details, cancel)))
        {
            Conflict = (await organisations.FindAsync(Organisation.Id, AccountId, cancel))?.Details ?? current;
            // Whoever saves again has seen what they replace.
            Seen = Conflict.Mark;
            ModelState.Remove("seen");
            return Conflicting();
        }

        return Redirect($"{Links.Organisation(Organisation.Id)}?done=saved");
    }

    private async Task<bool> SaveAsync(OrganisationDetails details, CancellationToken cancel)
    {
        var told = details.Identifier.Length == 0 || details.Identifier == Organisation.Details.Identifier ? []
            : await mails.TakenAsync(details.Identifier, AccountId, cancel);
        return await outbox.PutAsync(seal => organisations.SaveAsync(
            Organisation.Id, details, Organisation.Details, AccountId, Now, cancel, [.. told.Select(seal)]));
    }
}
