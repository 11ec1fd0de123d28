namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Adds a dataset.</summary>
public sealed class NewDatasetModel(DatasetStore datasets, TimeProvider clock) : InventoryPage(datasets)
{
    [BindProperty]
    public DatasetForm Form { get; set; } = new();

    protected override Right ToSee => Right.FollowPlan;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (details, faults) = Form.Typed.Read();
        if (details is null)
        {
            foreach (var (field, message) in faults)
            {
                ModelState.AddModelError(field, Say(message));
            }

            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (await Store.AddAsync(Opened.Stored.Id, [details], Actor, clock.GetUtcNow(), cancel))
        {
            return Redirect(Links.Datasets(Key));
        }

        ModelState.AddModelError("name", Texts["Dataset.Error.tooMany", DatasetStore.Most]);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }
}
