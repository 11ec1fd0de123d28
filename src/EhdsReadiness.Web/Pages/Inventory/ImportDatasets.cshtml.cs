namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Adds the datasets of a file: all are shown before anything is written, and nothing is written unless all of it is
/// right.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class ImportDatasetsModel(DatasetStore datasets, Content content) : AssessmentPage
{
    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The file that was sent, carried by the preview.</summary>
    [BindProperty(Name = "document")] public string? Document { get; set; }

    /// <summary>The datasets of the file; null until one was sent that is right.</summary>
    public IReadOnlyList<DatasetDetails>? Read { get; private set; }

    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt { get; private set; }

    public Regulation Regulation => content.Regulation;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is not { Length: > 0 }) { return Invalid("file", Texts["Import.Error.none"]); }

        if (Upload.Length > Exports.DownloadsModel.LongestFile)
        {
            return Invalid("file", Texts["Import.Error.tooLong"], StatusCodes.Status413PayloadTooLarge);
        }

        return await TakeFromAsync(await Upload.ReadAllAsync(cancel), cancel) ? Page() : Invalid();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var bytes = new byte[Exports.DownloadsModel.LongestFile];
        if (!Convert.TryFromBase64String(Document ?? "", bytes, out var length) || length == 0) { return BadRequest(); }

        if (!await TakeFromAsync(bytes[..length], cancel)) { return Invalid(); }

        if (await datasets.AddAsync(Opened.Stored.Id, Read!, Actor, Now, cancel))
        {
            return Redirect($"{Links.Datasets(Key)}?imported={Read!.Count}");
        }

        Read = null;
        return Invalid("file", Texts["Dataset.Error.tooMany", DatasetStore.Most]);
    }

    /// <summary>Reads a file; false, with what is wrong, when it can't be imported.</summary>
    private async Task<bool> TakeFromAsync(byte[] file, CancellationToken cancel)
    {
        ModelState.Clear();
        var reading = await TableFile.ReadAsync(file, Language, cancel);
        if (reading.Trouble is { } trouble)
        {
            ModelState.AddModelError("file", Say(trouble));
            return false;
        }

        var listed = (await DatasetsAsync(cancel)).Datasets;
        var (read, faults) = DatasetsTable.Read(reading.Sheets, listed);
        if (faults.Count > 0 || read.Count == 0)
        {
            Faults = faults;
            ModelState.AddModelError("file", faults.Count == 0 ? Texts["Import.Error.empty"] : faults.Count < FileFault.Most
                ? Texts.Of("Import.Error.faults", faults.Count) : Texts["Import.Error.manyFaults", FileFault.Most]);
            return false;
        }

        (Read, Document, Doubt) = (read, Convert.ToBase64String(file), reading.Doubt);
        return true;
    }
}
