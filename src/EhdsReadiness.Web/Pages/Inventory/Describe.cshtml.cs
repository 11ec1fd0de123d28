namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Describes a dataset for the catalogue, step by step: each step is saved by itself, and says the elements of the act in plain
/// words. When somebody else changed the dataset meanwhile, what was typed stays, and nothing is written before it is sent again.</summary>
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class DescribeModel(DatasetStore datasets, Content content) : AssessmentPage
{
    private IReadOnlyDictionary<string, string?> _typed = new Dictionary<string, string?>();
    private IReadOnlyList<DescriptionField>? _fields;

    [FromRoute(Name = "id")] public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "step")] public string? StepId { get; set; }

    /// <summary>The version that the page showed.</summary>
    [BindProperty(Name = "version")] public int Version { get; set; }

    /// <summary>The dataset of the address; null when none on the list has that name.</summary>
    public Dataset? Dataset { get; private set; }

    /// <summary>True when somebody changed it meanwhile.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The step of the address; the first when it names none.</summary>
    public DescriptionStep Step => Ids.Find<DescriptionStep>(StepId) ?? DescriptionStep.What;

    /// <summary>The fields of the step, in their order.</summary>
    public IReadOnlyList<DescriptionField> Fields => _fields ??= [.. DescriptionFields.Of(Step)];

    public IActionResult OnGet()
    {
        if (Dataset is null) { return NotFound(); }

        Version = Dataset.Version;
        _typed = DescriptionFields.All.ToDictionary(
            field => field.Key,
            field => Dataset.Details.Description[field] is { } value
                ? field == DescriptionFields.NotApplicable ? value : field.Show(value, Language) : null,
            StringComparer.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Dataset is null) { return NotFound(); }

        var faults = new List<(string Field, Text Message)>();
        var values = TypedDataset.ReadFields(Fields, _typed, faults);
        foreach (var (field, message) in faults)
        {
            ModelState.AddModelError(field, Say(message));
        }

        if (faults.Count > 0) { return Invalid(); }

        var details = Dataset.Details with { Description = Dataset.Details.Description.With([.. values, WaivedAfter(Dataset)]) };
        if (details.Description.IsTooLong)
        {
            return Invalid(Fields.MaxBy(field => details.Description[field]?.Length ?? 0)!.Key, Say(DatasetDescription.TooLong));
        }

        var outcome = await datasets.SaveAsync(Opened.Stored.Id, Id, details, Version, Actor, Now, cancel);
        if (outcome.Result is SaveResult.Saved or SaveResult.SavedBefore) { return Redirect(Next); }

        if (outcome.Result == SaveResult.Full)
        {
            return Invalid(Fields[0].Key, Texts["Describe.Error.room", DatasetStore.MostDescribedTogether]);
        }

        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        if (Dataset is null) { return NotFound(); }

        (IsStale, Version) = (true, Dataset.Version);
        ModelState.Clear();
        return Conflicting();
    }

    /// <summary>The words of the content for what a field asks; null for a field beside the act.</summary>
    public MetadataElement? ElementOf(DescriptionField field) =>
        content.LawLibrary.Elements?.Elements.FirstOrDefault(element => element.Id == field.Element);

    /// <summary>The elements of which only the holder knows if they apply, that are asked by the last field of each in this step.</summary>
    public IEnumerable<DescriptionElement> WaivableAfter(DescriptionField field) => DescriptionElements.All.Where(element =>
        element.IsWaivable && Fields.LastOrDefault(one => one.Element == element.Id
            || (element.Step is null && one == DescriptionFields.Records)) == field);

    /// <summary>The name of an element, as the content has it.</summary>
    public string NameOf(DescriptionElement element) => Say(content.NameOf(element));

    /// <summary>What stands in a field.</summary>
    public string? Typed(DescriptionField field) => _typed.GetValueOrDefault(field.Key);

    /// <summary>What stands in a field that chooses from a list: the terms of it that the form shows, and the rest as it was
    /// typed.</summary>
    public (IReadOnlySet<ControlledTerm> Chosen, string Other) ChosenOf(DescriptionField field)
    {
        var shown = field.List!.Terms.Take(field.List.Shown).ToHashSet();
        var parts = field.Parts(Typed(field)).Select(part => (part, term: field.List.Find(part))).ToList();
        return (parts.Select(one => one.term).OfType<ControlledTerm>().ToHashSet(),
            string.Join('\n', parts.Where(one => one.term is null || !shown.Contains(one.term)).Select(one => one.part)));
    }

    public bool IsWaived(DescriptionElement element) =>
        (Typed(DescriptionFields.NotApplicable) ?? "").Split('\n').Contains(element.Id, StringComparer.Ordinal);

    protected override IActionResult? GiveBack() => Dataset is null ? null : Invalid();

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Dataset = await datasets.FindAsync(Opened.Stored.Id, Id, cancel) is { RemovedAt: null } dataset ? dataset : null;
        if (Request.HasFormContentType)
        {
            _typed = DescriptionFields.All.ToDictionary(
                field => field.Key, field => (string?)string.Join('\n', [.. Request.Form[field.Key],
                    .. Request.Form[$"{field.Key}_other"]]),
                StringComparer.Ordinal);
        }
    }

    /// <summary>The page after this one: the next step, after the last one the variables, unless there are none.</summary>
    private string Next =>
        Step != DescriptionStep.Technical ? Links.DatasetDescription(Key, Id, Step + 1)
            : _typed.GetValueOrDefault(DescriptionFields.Structured.Key)?.Trim() == "no" ? Links.Dataset(Key, Id)
            : Links.DatasetVariables(Key, Id);

    /// <summary>What does not apply, after this step: as ticked here, and as before elsewhere.</summary>
    private (DescriptionField Field, string? Value) WaivedAfter(Dataset dataset)
    {
        var here = Fields.SelectMany(WaivableAfter).ToList();
        var kept = dataset.Details.Description.Several(DescriptionFields.NotApplicable)
            .Where(id => !here.Exists(element => element.Id == id)).Concat(here.Where(IsWaived).Select(element => element.Id));
        return (DescriptionFields.NotApplicable,
            string.Join('\n', DescriptionElements.All.Select(element => element.Id).Where(kept.ToHashSet(
                StringComparer.Ordinal).Contains)));
    }
}
