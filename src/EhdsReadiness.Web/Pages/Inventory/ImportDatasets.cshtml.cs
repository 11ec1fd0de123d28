using EhdsReadiness.Core.Rdf;

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

    /// <summary>Letters for the datasets of a record that says none.</summary>
    [BindProperty(Name = "categories")] public string[] Categories { get; set; } = [];

    /// <summary>The datasets of the file; null until one was sent that is right.</summary>
    public IReadOnlyList<DescribedDataset>? Read { get; private set; }

    /// <summary>What is not taken over from a record: of which dataset, which property, and why.</summary>
    public IReadOnlyList<(string Dataset, string Property, Text Why)> Left { get; private set; } = [];

    /// <summary>True when a record says of a dataset no category, which the inventory needs, and none was chosen yet.</summary>
    public bool NeedsCategories { get; private set; }

    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt { get; private set; }

    public Regulation Regulation => content.Regulation;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (RefuseTable(Upload) is { } refused) { return refused; }

        return await TakeFromAsync(await Upload!.ReadAllAsync(cancel), cancel) ? Page() : Invalid();
    }

    /// <summary>Reads the file that was sent before, with the categories that were chosen since.</summary>
    public async Task<IActionResult> OnPostCategoriesAsync(CancellationToken cancel) =>
        Carried() is not { } file ? BadRequest() : await TakeFromAsync(file, cancel) ? Page() : Invalid();

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (Carried() is not { } file) { return BadRequest(); }

        if (!await TakeFromAsync(file, cancel)) { return Invalid(); }

        switch (await datasets.AddDescribedAsync(Opened.Stored.Id, Read!, Actor, Now, cancel))
        {
            case SaveResult.Saved:
                return Redirect($"{Links.Datasets(Key)}?imported={Read!.Count}");
            case SaveResult.Gone:
                return NotFound();
            case SaveResult.Stale:
                // Somebody added one of them meanwhile: the list is looked at once more, and says which.
                Read = null;
                await ReopenAsync(cancel);
                return await TakeFromAsync(file, cancel) ? Conflicting() : Invalid();
        }

        Read = null;
        return Invalid("file", Texts["Import.Error.room",
            DatasetStore.Most, DatasetStore.MostVariablesTogether, DatasetStore.MostDescribedTogether]);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        if (GivesBack && Carried() is { } file && !await TakeFromAsync(file, cancel) && NeedsCategories)
        {
            // Nobody was asked yet.
            ModelState.Clear();
        }
    }

    /// <summary>The file that the form carries; null when it carries none.</summary>
    private byte[]? Carried() => Uploads.Carried(Document, TableFile.LongestFile);

    /// <summary>Reads a file; false, with what is wrong, when it can't be imported.</summary>
    private async Task<bool> TakeFromAsync(byte[] file, CancellationToken cancel)
    {
        ModelState.Clear();
        var listed = (await DatasetsAsync(cancel)).Datasets;
        if (RecordFile.Seems(file)) { return await TakeRecordAsync(file, listed, cancel); }

        var reading = await TableFile.ReadAsync(file, Language, cancel);
        if (reading.Trouble is { } trouble)
        {
            ModelState.AddModelError("file", Say(trouble));
            return false;
        }

        var (read, faults) = DatasetsTable.Read(reading.Sheets, listed);
        if (!AreRight(faults, read.Count)) { return false; }

        (Read, Document, Doubt) =
            ([.. read.Select(details => new DescribedDataset(details, []))], Convert.ToBase64String(file), reading.Doubt);
        return true;
    }

    private async Task<bool> TakeRecordAsync(byte[] file, IReadOnlyList<Dataset> listed, CancellationToken cancel)
    {
        try
        {
            var language = Language;
            var records = await TableFile.OffThreadAsync(() => ReadRecords(file, language), cancel);
            if (records is null)
            {
                ModelState.AddModelError("file", Texts["Dataset.Error.tooMany", DatasetStore.Most]);
                return false;
            }

            NeedsCategories = Categories.Length == 0
                && records.Any(record => record.Typed.Name is not null && string.IsNullOrEmpty(record.Typed.Categories));
            if (NeedsCategories)
            {
                Document = Convert.ToBase64String(file);
                ModelState.AddModelError("categories", Texts["Import.Error.categories"]);
                return false;
            }

            var (read, faults) = await TableFile.OffThreadAsync(() => ReadAll(records, listed), cancel);
            if (!AreRight(faults, read.Count)) { return false; }

            Left = [.. records.SelectMany(record => record.Left.Select(left => (record.Typed.Name ?? record.Address, left.Property,
                left.Why)))];
            (Read, Document) = (read, Convert.ToBase64String(file));
            return true;
        }
        catch (UnreadableRdfException e)
        {
            ModelState.AddModelError("file", e.Fault switch
            {
                RdfFault.Malformed when e.Line > 0 => Texts["Import.Error.record", e.Line],
                RdfFault.Malformed => Texts["Import.Error.record.nowhere"],
                RdfFault.Encoding => Texts["Import.Error.record.encoding"],
                RdfFault.ContextElsewhere => Texts["Import.Error.context"],
                RdfFault.Unsupported => Texts["Import.Error.record.unsupported", e.Message],
                RdfFault.TooMuch => Texts["Import.Error.record.tooMuch"],
            });
            return false;
        }
    }

    /// <summary>The records of a file; null when there are more than a list holds.</summary>
    private static IReadOnlyList<RecordRead>? ReadRecords(byte[] file, Language language)
    {
        var graph = RecordFile.Read(file);
        return HealthDcatReader.HasTooMany(graph) ? null : HealthDcatReader.Read(graph, language);
    }

    private (IReadOnlyList<DescribedDataset> Datasets, IReadOnlyList<CellFault> Faults) ReadAll(
        IReadOnlyList<RecordRead> records, IReadOnlyList<Dataset> listed)
    {
        var (read, faults) = (new List<DescribedDataset>(), new List<CellFault>());
        var names = listed.Select(dataset => dataset.Details.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records.Where(record => record.Typed.Name is not null)
            .TakeWhile(_ => faults.Count < FileFault.Most))
        {
            var typed = string.IsNullOrEmpty(record.Typed.Categories)
                ? record.Typed with { Categories = string.Join(' ', Categories) } : record.Typed;
            var (details, wrong) = typed.Read();
            var place = Excerpt.Of(record.Typed.Name ?? record.Address);
            faults.AddRange(wrong.Select(fault => new CellFault(place, fault.Message)));
            if (details is null) { continue; }

            if (!names.Add(details.Name))
            {
                faults.Add(new(place, new("Un ensemble de données de ce nom est déjà dans la liste ou plus haut dans le fichier.",
                    "A dataset of this name is on the list already, or further up in the file.")));
            }

            read.Add(new(details, record.Variables));
        }

        return (read, faults);
    }

    private bool AreRight(IReadOnlyList<CellFault> faults, int count)
    {
        if (faults.Count == 0 && count > 0) { return true; }

        Faults = faults;
        ModelState.AddModelError("file", faults.Count == 0 ? Texts["Import.Error.empty"]
            : FaultsText(faults.Count, "Import.Error.faults", "Import.Error.manyFaults"));
        return false;
    }
}
