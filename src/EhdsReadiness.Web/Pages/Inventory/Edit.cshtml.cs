namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Changes a dataset. When somebody else changed it meanwhile, what was typed stays, and nothing is written before it is sent
/// again.</summary>
public sealed class EditModel(DatasetStore datasets, TimeProvider clock) : InventoryPage(datasets)
{
    [BindProperty]
    public DatasetForm Form { get; set; } = new();

    [FromRoute(Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>The dataset of the address.</summary>
    public Dataset Dataset => Datasets.First(dataset => dataset.Id == Id);

    /// <summary>True when somebody changed it meanwhile.</summary>
    public bool IsStale { get; private set; }

    protected override Right ToSee => Right.FollowPlan;

    private bool IsKnown => Datasets.Any(dataset => dataset.Id == Id);

    public IActionResult OnGet()
    {
        if (!IsKnown) { return NotFound(); }

        Form = DatasetForm.Of(Dataset);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsKnown) { return NotFound(); }

        var (details, faults) = Form.Typed.Read();
        if (details is null)
        {
            foreach (var (field, message) in faults)
            {
                ModelState.AddModelError(field, Say(message));
            }

            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        var outcome = await Store.SaveAsync(Opened.Stored.Id, Id, details, Form.Version, Actor, clock.GetUtcNow(), cancel);
        if (outcome.Result is SaveResult.Saved or SaveResult.SavedBefore) { return Redirect(Links.Datasets(Key)); }

        await ReadAsync(cancel);
        if (!IsKnown) { return NotFound(); }

        (IsStale, Form.Version) = (true, Dataset.Version);
        ModelState.Clear();
        return PageWithStatus(StatusCodes.Status409Conflict);
    }

    protected override async Task<IActionResult?> GiveBackAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return IsKnown ? PageWithStatus(StatusCodes.Status400BadRequest) : null;
    }
}
