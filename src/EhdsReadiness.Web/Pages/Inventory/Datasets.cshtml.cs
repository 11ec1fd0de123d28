namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>The list of datasets with the legal date of each, and the categories that follow for the profile.</summary>
[AssessmentAccess(send: Right.FollowPlan)]
public sealed class DatasetsModel(DatasetStore datasets, Content content) : AssessmentPage
{
    /// <summary>The dataset just taken off the list, which can be put back; null otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "removed")] public string? Removed { get; set; }

    /// <summary>How many datasets were just imported; null otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "imported")] public int? Imported { get; set; }

    [BindProperty(Name = "id")] public string? Id { get; set; }

    /// <summary>The datasets on the list, by name.</summary>
    public IReadOnlyList<Dataset> Datasets { get; private set; } = [];

    public Regulation Regulation => content.Regulation;

    /// <summary>Datasets on a page.</summary>
    public const int PerPage = 50;

    public Paging Paging => Paging.Of(Request.Query, Datasets.Count, PerPage);

    /// <summary>The dataset of <see cref="Removed"/>; null when it is not off the list.</summary>
    public Dataset? TakenOff => All.FirstOrDefault(dataset => dataset.Id == Removed && dataset.RemovedAt is not null);

    /// <summary>The categories of all datasets, in their order.</summary>
    public IReadOnlyList<string> Proposed =>
        [.. Regulation.Categories.Select(category => category.Letter)
            .Where(letter => Datasets.Any(dataset => dataset.Details.Categories.Contains(letter)))];

    /// <summary>Whether the profile says other categories than the datasets, and may be changed.</summary>
    public bool ProfileDiffers => Datasets.Count > 0 && Opened.Allows(Right.ChangeProfile)
        && !Proposed.Order(StringComparer.Ordinal)
            .SequenceEqual(Opened.Stored.Settings.Profile.CategoryLetters.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SetAsync(removed: true, Links.Datasets(Key, Paging.NumberIn(Request.Query), removed: Id), cancel);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken cancel) => SetAsync(removed: false, Links.Datasets(Key), cancel);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        All = await datasets.OfAssessmentAsync(Opened.Stored.Id, cancel);
        Datasets = [.. All.Where(dataset => dataset.RemovedAt is null)];
    }

    /// <summary>Those taken off the list included.</summary>
    private IReadOnlyList<Dataset> All { get; set; } = [];

    /// <summary>Asking for what is so already is no fault: the form was sent twice.</summary>
    private async Task<IActionResult> SetAsync(bool removed, string next, CancellationToken cancel)
    {
        if (All.All(dataset => dataset.Id != Id)) { return NotFound(); }

        await datasets.SetRemovedAsync(Opened.Stored.Id, Id!, removed, Actor, Now, cancel);
        return Redirect(next);
    }
}
