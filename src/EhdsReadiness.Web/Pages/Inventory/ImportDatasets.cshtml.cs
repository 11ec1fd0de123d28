namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Adds the datasets of a file: all are shown before anything is written, and nothing is written unless all of it is
/// right.</summary>
[EnableRateLimiting(Security.RateLimits.ReportForm)]
public sealed class ImportDatasetsModel(DatasetStore datasets, Content content, TimeProvider clock) : InventoryPage(datasets)
{
    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that was sent, carried by the preview.</summary>
    [BindProperty(Name = "document")]
    public string? Document { get; set; }

    /// <summary>The datasets of the file; null until one was sent that is right.</summary>
    public IReadOnlyList<DatasetDetails>? Read { get; private set; }

    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>The encoding that the file was taken to be in, to be said; null for UTF-8 and for workbooks.</summary>
    public string? Encoding { get; private set; }

    public Regulation Regulation => content.Regulation;

    protected override Right ToSee => Right.FollowPlan;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is not { Length: > 0 and <= Exports.DownloadsModel.LongestFile })
        {
            ModelState.AddModelError("file", Texts[Upload is not { Length: > 0 } ? "Import.Error.none" : "Import.Error.tooLong"]);
            return PageWithStatus(Upload is not { Length: > 0 } ? StatusCodes.Status400BadRequest : StatusCodes.Status413PayloadTooLarge);
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, cancel);
        return await TakeFromAsync(bytes.ToArray(), cancel) ? Page() : PageWithStatus(StatusCodes.Status400BadRequest);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        var bytes = new byte[Exports.DownloadsModel.LongestFile];
        if (!Convert.TryFromBase64String(Document ?? "", bytes, out var length) || length == 0) { return BadRequest(); }

        if (!await TakeFromAsync(bytes[..length], cancel)) { return PageWithStatus(StatusCodes.Status400BadRequest); }

        if (await Store.AddAsync(Opened.Stored.Id, Read!, Actor, clock.GetUtcNow(), cancel))
        {
            return Redirect($"{Links.Datasets(Key)}?imported={Read!.Count}");
        }

        Read = null;
        ModelState.AddModelError("file", Texts["Dataset.Error.tooMany", DatasetStore.Most]);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    /// <summary>Reads a file; false, with what is wrong, when it can't be imported.</summary>
    private async Task<bool> TakeFromAsync(byte[] file, CancellationToken cancel)
    {
        ModelState.Clear();
        var reading = await TableFile.ReadAsync(file, cancel);
        if (reading.Fault is { } fault)
        {
            ModelState.AddModelError("file", Texts[$"Import.Error.{fault}", reading.Line]);
            return false;
        }

        var (read, faults) = DatasetsTable.Read(reading.Sheets, Datasets);
        if (faults.Count > 0 || read.Count == 0)
        {
            Faults = faults;
            ModelState.AddModelError("file", faults.Count == 0 ? Texts["Import.Error.empty"] : faults.Count < FileFault.Most
                ? Texts.Of("Import.Error.faults", faults.Count) : Texts["Import.Error.manyFaults", FileFault.Most]);
            return false;
        }

        (Read, Document, Encoding) = (read, Convert.ToBase64String(file), reading.Encoding);
        return true;
    }
}
