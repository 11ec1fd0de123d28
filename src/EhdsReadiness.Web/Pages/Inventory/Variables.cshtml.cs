namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>The variables of a dataset, which come as a data dictionary: the whole file takes the place of what stood there, or nothing
/// does.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class VariablesModel(DatasetStore datasets) : AssessmentPage
{
    [FromRoute(Name = "id")] public string Id { get; set; } = "";

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The version that the page showed.</summary>
    [BindProperty(Name = "version")] public int Version { get; set; }

    /// <summary>The dataset of the address; null when none on the list has that name.</summary>
    public Dataset? Dataset { get; private set; }

    public IReadOnlyList<DatasetVariable> Variables { get; private set; } = [];

    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>True when somebody changed the dataset meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Variables on a page.</summary>
    public const int PerPage = 100;

    public Paging Paging => Paging.Of(Request.Query, Variables.Count, PerPage);

    public IActionResult OnGet()
    {
        if (Dataset is null) { return NotFound(); }

        Version = Dataset.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Dataset is null) { return NotFound(); }

        if (RefuseTable(Upload) is { } refused) { return refused; }

        var reading = await TableFile.ReadAsync(await Upload!.ReadAllAsync(cancel), Language, cancel);
        if (reading.Trouble is { } trouble) { return Invalid("file", Say(trouble)); }

        var (read, faults) = VariablesTable.Read(reading.Sheets);
        if (faults.Count > 0 || read.Count == 0)
        {
            Faults = faults;
            return Invalid("file", faults.Count == 0 ? Texts["Variables.Error.empty"]
                : FaultsText(faults.Count, "Import.Error.faults", "Import.Error.manyFaults"));
        }

        return read.Count > DatasetStore.MostVariables ? Invalid("file", Texts["Variables.Error.tooMany", DatasetStore.MostVariables])
            : await SaveAsync(read, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        Dataset is null ? NotFound() : await SaveAsync([], cancel);

    protected override IActionResult? GiveBack() => Dataset is null ? null : Invalid();

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Dataset = await datasets.FindAsync(Opened.Stored.Id, Id, cancel) is { RemovedAt: null } dataset ? dataset : null;
        Variables = Dataset is null ? [] : await datasets.VariablesAsync(Opened.Stored.Id, Id, cancel);
    }

    private async Task<IActionResult> SaveAsync(IReadOnlyList<DatasetVariable> variables, CancellationToken cancel)
    {
        var result = await datasets.SaveVariablesAsync(Opened.Stored.Id, Id, variables, Version, Actor, Now, cancel);
        if (result == SaveResult.Full) { return Invalid("file", Texts["Variables.Error.tooManyTogether",
            DatasetStore.MostVariablesTogether, DatasetStore.MostDescribedTogether]); }

        if (result is SaveResult.Saved or SaveResult.SavedBefore) { return Redirect(Links.DatasetVariables(Key, Id)); }

        await ReadAsync(cancel);
        if (Dataset is null) { return NotFound(); }

        (IsStale, Version) = (true, Dataset.Version);
        ModelState.Clear();
        return Conflicting();
    }
}
