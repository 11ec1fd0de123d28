namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Adds a dataset.</summary>
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class NewDatasetModel(DatasetStore datasets) : AssessmentPage
{
    [BindProperty] public DatasetForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(ModelState, Say) is not { } details) { return Invalid(); }

        return await datasets.AddAsync(Opened.Stored.Id, [details], Actor, Now, cancel)
            ? Redirect(Links.Datasets(Key))
            : Invalid("name", Texts["Dataset.Error.tooMany", DatasetStore.Most]);
    }
}
