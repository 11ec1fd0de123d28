namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Changes a dataset. When somebody else changed it meanwhile, what was typed stays, and nothing is written before it is sent
/// again.</summary>
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class EditModel(DatasetStore datasets, Content content) : AssessmentPage
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

        if (Form.Read(ModelState, Say) is not { } typed) { return Invalid(); }

        var details = typed with { Description = Dataset.Details.Description };
        var outcome = await datasets.SaveAsync(Opened.Stored.Id, Id, details, Form.Version, Actor, Now, cancel);
        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        if (outcome.Result is SaveResult.Saved or SaveResult.SavedBefore) { return Redirect(Links.Datasets(Key, ListPage)); }

        if (Dataset is null) { return NotFound(); }

        if (outcome.Result == SaveResult.Full)
        {
            return Invalid("name", Texts["Describe.Error.room", DatasetStore.MostDescribedTogether]);
        }

        (IsStale, Form.Version) = (true, Dataset.Version);
        ModelState.Clear();
        return Conflicting();
    }

    /// <summary>The elements that the dataset lacks, by the page that asks them: a step, or null for the variables. Steps that lack nothing
    /// are there too.</summary>
    public IReadOnlyList<(DescriptionStep? Step, IReadOnlyList<DescriptionElement> Missing)> Missing
    {
        get
        {
            var missing = DescriptionElements.MissingOf(Dataset!);
            return
            [
                .. Ids.All<DescriptionStep>().Select(step => ((DescriptionStep?)step, (IReadOnlyList<DescriptionElement>)
                    [.. missing.Where(element => (element.Step ?? OfForm(element)) == step)])),
                (null, [.. missing.Where(element => element.Id == "variables")]),
            ];
        }
    }

    /// <summary>The name of an element, as the content has it.</summary>
    public string NameOf(DescriptionElement element) => Say(content.NameOf(element));

    protected override IActionResult? GiveBack() => Dataset is null ? null : Invalid();

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Dataset = await datasets.FindAsync(Opened.Stored.Id, Id, cancel) is { RemovedAt: null } dataset ? dataset : null;
        ListPage = DatasetsModel.PageOf(await DatasetsAsync(cancel), Id);
    }

    /// <summary>The number of persons is asked on this page, and whether it applies with the content.</summary>
    private static DescriptionStep? OfForm(DescriptionElement element) =>
        element.Id == "number-of-unique-individuals" ? DescriptionStep.Content : null;
}
