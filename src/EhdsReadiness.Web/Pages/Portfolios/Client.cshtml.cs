namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>One client: its assessments, what changed there since the last visit, and what the consultancy notes for itself.</summary>
public sealed class ClientModel(PortfolioQuery portfolio, ClientNoteStore notes, ClientVisitStore visits) : ClientPage
{
    /// <summary>A note as typed.</summary>
    [BindProperty(Name = "text")] public string? Text { get; set; }

    /// <summary>Null while its listing cannot be computed, such as for damaged data.</summary>
    public Client? Client { get; private set; }

    /// <summary>Null where whoever reads never was before.</summary>
    public ClientChanges? Changes { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ClientNote> Notes { get; private set; } = [];

    protected override bool Allows(ClientAccess access, bool sends) => !sends || access.MayNote;

    public Task OnGetAsync(CancellationToken cancel) => visits.NoteAsync(AccountId, Access.Id, Now, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var text = TextSanitizer.Sanitize(Text);
        ModelState.AddIf(text is null, "text", Texts["Note.Error"]);
        ModelState.CheckLength("text", text, ClientNote.Longest, Texts, "Note.Error.long");
        if (!ModelState.IsValid) { return Invalid(); }

        return await notes.AddAsync(Access.ConsultancyId, Access.Id, AccountId, text!, Now, cancel)
            ? Redirect($"{Links.Client(Access.Id)}#notes")
            : Invalid("text", Texts["Note.Error.most", ClientNote.Most]);
    }

    /// <summary>Deletes a note of one's own.</summary>
    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? note, CancellationToken cancel)
    {
        await notes.RemoveAsync(Access.ConsultancyId, Access.Id, note ?? "", AccountId, cancel);
        return Redirect($"{Links.Client(Access.Id)}#notes");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await portfolio.ListAsync(AccountId, Now, cancel);
        Client = await portfolio.ReadAsync(AccountId, [Access.Id], Now, cancel) is [var client] ? client : null;
        Changes = (await visits.ChangesAsync(AccountId, [Access.Id], cancel)).GetValueOrDefault(Access.Id);
        Notes = await notes.OfClientAsync(Access.ConsultancyId, Access.Id, cancel);
    }
}
