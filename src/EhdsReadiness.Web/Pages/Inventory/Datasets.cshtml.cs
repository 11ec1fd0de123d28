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

    public DatasetList List { get; private set; } = null!;

    public Regulation Regulation => content.Regulation;

    /// <summary>Datasets on a page.</summary>
    public const int PerPage = 25;

    public Paging Paging => Paging.Of(Request.Query, List.Datasets.Count, PerPage);

    /// <summary>The dataset of <see cref="Removed"/>; null when it is not off the list.</summary>
    public Dataset? TakenOff { get; private set; }

    /// <summary>Whether the profile says other categories than the datasets, and may be changed.</summary>
    public bool ProfileDiffers => List.Datasets.Count > 0 && Opened.Allows(Right.ChangeProfile)
        && !List.Categories.Order(StringComparer.Ordinal)
            .SequenceEqual(Opened.Stored.Settings.Profile.CategoryLetters.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The name of an element, as the content has it.</summary>
    public string NameOf(DescriptionElement element) => Say(content.NameOf(element));

    /// <summary>The page on which a dataset stands; the first for one that is not on the list.</summary>
    public static int PageOf(DatasetList list, string id) =>
        Paging.PageOf(list.Datasets.Select(dataset => dataset.Id).ToList().IndexOf(id), PerPage);

    /// <summary>Takes a dataset off the list, and goes to where it stood.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        await SetAsync(removed: true, cancel) ? Redirect(Links.Datasets(Key, PageOf(List, Id!), removed: Id)) : NotFound();

    /// <summary>Puts a dataset back, and goes to where it stands.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancel)
    {
        if (!await SetAsync(removed: false, cancel)) { return NotFound(); }

        await ReopenAsync(cancel);
        return Redirect(Links.Datasets(Key, PageOf(await DatasetsAsync(cancel), Id!)));
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        List = await DatasetsAsync(cancel);
        TakenOff = Removed is not null && await datasets.FindAsync(Opened.Stored.Id, Removed, cancel) is { RemovedAt: not null } dataset
            ? dataset : null;
    }

    /// <summary>False when there is no such dataset. Asking for what is so already is no fault: the form was sent twice.</summary>
    private async Task<bool> SetAsync(bool removed, CancellationToken cancel)
    {
        if (Id is null || await datasets.FindAsync(Opened.Stored.Id, Id, cancel) is null) { return false; }

        await datasets.SetRemovedAsync(Opened.Stored.Id, Id, removed, Actor, Now, cancel);
        return true;
    }
}
