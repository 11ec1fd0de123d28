namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Changes a dataset. When somebody else changed it meanwhile, what was typed stays, and nothing is written before it is sent
/// again.</summary>
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class EditModel(DatasetStore datasets) : AssessmentPage
{
    [BindProperty] public DatasetForm Form { get; set; } = new();
    [FromRoute(Name = "id")] public string Id { get; set; } = "";

    /// <summary>The dataset of the address; null when none on the list has that name.</summary>
    public Dataset? Dataset { get; private set; }

    /// <summary>True when somebody changed it meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The page of the list on which the dataset stands.</summary>
    public int ListPage { get; private set; } = 1;

    public IActionResult OnGet()
    {
        if (Dataset is null) { return NotFound(); }

        Form = DatasetForm.Of(Dataset);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Dataset is null) { return NotFound(); }

        if (Form.Read(ModelState, Say) is not { } details) { return Invalid(); }

        var outcome = await datasets.SaveAsync(Opened.Stored.Id, Id, details, Form.Version, Actor, Now, cancel);
        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        if (outcome.Result is SaveResult.Saved or SaveResult.SavedBefore) { return Redirect(Links.Datasets(Key, ListPage)); }

        if (Dataset is null) { return NotFound(); }

        (IsStale, Form.Version) = (true, Dataset.Version);
        ModelState.Clear();
        return Conflicting();
    }

    protected override IActionResult? GiveBack() => Dataset is null ? null : Invalid();

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Dataset = await datasets.FindAsync(Opened.Stored.Id, Id, cancel) is { RemovedAt: null } dataset ? dataset : null;
        ListPage = DatasetsModel.PageOf(await DatasetsAsync(cancel), Id);
    }
}
