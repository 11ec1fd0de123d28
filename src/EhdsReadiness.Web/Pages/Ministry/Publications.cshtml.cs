namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The next publication: computed once, looked at without its figures, then published as it stands with a note, or
/// withdrawn.</summary>
[EnableRateLimiting(RateLimits.ReportForm)]
[StaffAccess(AccountRole.Administrator)]
public sealed class PublicationsModel(
    PublicationDraftStore drafts, PublicationReader publications, AggregateSettings settings, KeyStore keys, Content content)
    : LocalisedPage
{
    /// <summary>Longest note, in Unicode characters of each language.</summary>
    public const int LongestNote = 600;

    internal static readonly IReadOnlyList<string> Fields = ["note_fr", "note_en", .. Reconfirmation.Fields];

    /// <summary>Mark of the draft that the administrator saw.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    [BindProperty(Name = "note_fr")] public string? NoteFrench { get; set; }
    [BindProperty(Name = "note_en")] public string? NoteEnglish { get; set; }

    [FromQuery(Name = "done")] public string? Done { get; init; }

    /// <summary>The last publication; null when there is none.</summary>
    public Publication? Last { get; private set; }

    /// <summary>The last draft since; null when there was none.</summary>
    public PublicationDraft? Draft { get; private set; }

    /// <summary>The draft that may be published now; null when none may.</summary>
    public Publication? Next { get; private set; }

    /// <summary>What would become of its cells.</summary>
    public IReadOnlyList<PreviewTable> Tables => Next is null ? [] : PreviewTable.Of(Next, Last);

    /// <summary>From when on another one may be computed; null for now.</summary>
    public DateTimeOffset? After => Draft is { } draft && Now < draft.Until ? draft.Until : null;

    public PublicationWords Words => new(content, Texts, Language);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Last = await publications.FindAsync(null, cancel);
        Draft = await drafts.FindAsync(cancel);
        Next = Draft is { } draft && draft.IsOpenAt(Now) ? draft.Publication : null;
    }

    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken cancel)
    {
        if (!await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var key = await AggregateKey.OfAsync(settings, keys, cancel);
        return await AnswerAsync(
            await drafts.PrepareAsync(settings.K, settings.Claims, key, AccountId, Now, cancel), "prepared", cancel);
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancel)
    {
        var (french, english) = (NoteOf(NoteFrench, "note_fr"), NoteOf(NoteEnglish, "note_en"));
        ModelState.AddIf(french is null && english is not null && ModelState.IsValid, "note_fr", Texts["Error.note.missing"]);
        ModelState.AddIf(english is null && french is not null && ModelState.IsValid, "note_en", Texts["Error.note.missing"]);
        if (!ModelState.IsValid || !await IsReconfirmedAsync(cancel)) { return Invalid(); }

        var note = french is null || english is null ? null : new Text(french, english);
        return await AnswerAsync(
            await drafts.PublishAsync(Seen ?? "", note, settings.Claims, AccountId, Now, cancel), "published", cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel) =>
        await IsReconfirmedAsync(cancel)
            ? await AnswerAsync(await drafts.WithdrawAsync(Seen ?? "", AccountId, Now, cancel), "withdrawn", cancel)
            : Invalid();

    private async Task<IActionResult> AnswerAsync(DraftOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome == DraftOutcome.Done) { return Redirect($"{Links.Publications}?done={done}"); }

        await ReadAsync(cancel);
        return Invalid("", Texts[$"Error.draft.{outcome.Id()}"], StatusCodes.Status409Conflict);
    }

    /// <summary>A note as it is published; null for none, or with an error for one that is too long or that nobody sees.</summary>
    private string? NoteOf(string? typed, string field)
    {
        var note = TextSanitizer.SanitizeLine(typed);
        if (note is null || TextSanitizer.Length(note) <= LongestNote) { return note; }

        ModelState.AddModelError(field, Texts["Error.note", LongestNote]);
        return null;
    }
}
