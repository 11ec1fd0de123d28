using EhdsReadiness.Web.Reports.ActionPlans;

namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>The files to take away, and the answers to bring back: every change is shown before anything is written.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[AssessmentAccess(Right.Download)]
public sealed class DownloadsModel(AnswerStore answers, CalendarFeedStore feeds) : AssessmentPage
{
    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The file that was sent, carried by the preview; nothing is kept on the site meanwhile.</summary>
    [BindProperty(Name = "document")] public string? Document { get; set; }

    /// <summary>When the assessment that the preview was made against was last changed.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    /// <summary>Questions of conflicts whose answer is to be the file's.</summary>
    [BindProperty(Name = "take")] public string[] Take { get; set; } = [];

    /// <summary>Whether the answers of all conflicts are to be the file's.</summary>
    [BindProperty(Name = "all")] public bool TakesAll { get; set; }

    /// <summary>How many answers were just taken over; null otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "imported")] public int? Imported { get; set; }

    /// <summary>What the file would change; null until one was sent.</summary>
    public IReadOnlyList<AnswerDifference>? Differences { get; private set; }

    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt { get; private set; }

    /// <summary>Names of the sheets of the file that were not read, since nobody sees them.</summary>
    public IReadOnlyList<string> Skipped { get; private set; } = [];

    /// <summary>What the file says that it was made from.</summary>
    public WorkbookOrigin Origin { get; private set; } = new(null, null);

    /// <summary>The files that whoever asks may take away.</summary>
    public IEnumerable<ExportFile> Files => ExportFile.Of(Opened);

    /// <summary>True when somebody changed the assessment between preview and click: nothing was written.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The address by which calendars read the plan, shown once: only its hash is kept.</summary>
    public string? FeedLink { get; private set; }

    /// <summary>The addresses by which calendars read the plan: those of everybody for whoever may take them back, else one's own; none
    /// where whoever looks may not make one.</summary>
    public IReadOnlyList<CalendarFeed> Feeds { get; private set; } = [];

    /// <summary>Makes an address by which calendars read the plan.</summary>
    [AssessmentAccess(send: Right.Subscribe)]
    [ShowsOnce]
    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancel)
    {
        FeedLink = Whole(Links.CalendarFeed(await feeds.MakeAsync(Opened.Stored, Actor, Now, cancel)));
        await ReadAsync(cancel);
        return Page();
    }

    /// <summary>Takes such an address back: one's own, or anybody's where one rules the assessment.</summary>
    [AssessmentAccess(send: Right.Subscribe)]
    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? feed, CancellationToken cancel)
    {
        await feeds.WithdrawAsync(Opened.Stored, feed ?? "", RulesFeeds, Actor, Now, cancel);
        return Redirect($"{Links.Exports(Key)}#calendar");
    }

    /// <summary>Whether one takes back the addresses of others too.</summary>
    public bool RulesFeeds => Rights.IsEverGranted(Opened.Stored.AccessRole, Right.Delete);

    /// <summary>Whether whoever looks made it.</summary>
    public bool IsOwn(CalendarFeed feed) => feed.MadeBy == AnswerStore.AuthorOf(Actor);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Feeds = Opened.Allows(Right.Subscribe)
            ? [.. (await feeds.OfAssessmentAsync(Opened.Stored.Id, cancel)).Where(one => RulesFeeds || IsOwn(one))] : [];
        if (GivesBack && Uploads.Carried(Document, TableFile.LongestFile) is { } file)
        {
            await CompareAsync(file, cancel);
        }
    }

    /// <summary>Shows what the file would change.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (RefuseTable(Upload) is { } refused) { return refused; }

        return await CompareAsync(await Upload!.ReadAllAsync(cancel), cancel) ? Page() : Invalid();
    }

    /// <summary>Writes what was previewed: all of it or nothing.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (Uploads.Carried(Document, TableFile.LongestFile) is not { } file) { return BadRequest(); }

        var seen = Seen;
        if (!await CompareAsync(file, cancel)) { return Invalid(); }

        var changes = Differences!
            .Where(one => one.Effect != AnswerEffect.Conflict || TakesAll || Take.Contains(one.Read.Question.Id, StringComparer.Ordinal))
            .Select(one => new AnswerToSave(one.Read.Question.Id, one.Read.Answer, one.Current?.Version ?? 0)).ToList();
        if (seen == Seen && await answers.SaveAllAsync(Opened.Stored.Id, changes, Actor, Now, cancel)
                is SaveResult.Saved or SaveResult.SavedBefore)
        {
            return Redirect($"{Links.Exports(Key)}?imported={changes.Count}");
        }

        await ReopenAsync(cancel);
        await CompareAsync(file, cancel);
        IsStale = true;
        return Conflicting();
    }

    /// <summary>The answer in a few words; null for none.</summary>
    public string WordsOf(Answer? answer) => Wording.Answer(answer, Opened.Questionnaire, Language);

    /// <summary>Reads a file and compares it; false, with what is wrong, when it can't be taken over.</summary>
    private async Task<bool> CompareAsync(byte[] file, CancellationToken cancel)
    {
        ModelState.Clear();
        var reading = await TableFile.ReadAsync(file, Language, cancel);
        if (reading.Trouble is { } trouble)
        {
            ModelState.AddModelError("file", Say(trouble));
            return false;
        }

        var read = AnswersTable.Read(reading.Sheets, Opened.Questionnaire, Opened.Answers);
        if (read.Faults.Count > 0)
        {
            Faults = read.Faults;
            ModelState.AddModelError("file", FaultsText(Faults.Count, "Import.Error.faults", "Import.Error.manyFaults"));
            return false;
        }

        Differences = AnswersComparison.Of(read.Answers, Opened.Answers, await answers.HistoryAsync(Opened.Stored.Id, cancel));
        (Doubt, Skipped, Origin) = (reading.Doubt, read.Skipped, WorkbookOrigin.Read(reading.Sheets));
        (Document, Seen) = (Convert.ToBase64String(file), Opened.Stored.Revision.ToString(CultureInfo.InvariantCulture));
        return true;
    }
}
