namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>The scenarios of an assessment: begin one, compare up to three with today. Nothing of the assessment changes.</summary>
[AssessmentAccess(send: Right.FollowPlan)]
public sealed class WhatIfModel(Content content, ScenarioStore scenarios) : AssessmentPage
{
    /// <summary>How many scenarios stand side by side at most.</summary>
    public const int MostCompared = 3;

    /// <summary>Identifiers of the scenarios to compare; the newest ones when none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "compare")] public IReadOnlyList<string> Compare { get; set; } = [];

    /// <summary>A scenario that was just taken away, and can be put back.</summary>
    [BindProperty(SupportsGet = true, Name = "removed")] public string? RemovedId { get; set; }

    [BindProperty(Name = "name")] public string? Name { get; set; }

    /// <summary>The scenarios that are there, oldest first.</summary>
    public IReadOnlyList<StoredScenario> Scenarios { get; private set; } = [];

    /// <summary>The scenario that was just taken away; null when there is none.</summary>
    public StoredScenario? Removed { get; private set; }

    /// <summary>Those that stand side by side.</summary>
    public IReadOnlyList<StoredScenario> Compared { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (Compare.Count <= MostCompared) { return Page(); }

        return Invalid("compare", Texts["WhatIf.Error.compare", MostCompared]);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ScenarioName.Read(Name, ModelState, Texts) is not { } name) { return Invalid(); }

        return await CreateAsync(name, Scenario.Nothing, cancel);
    }

    /// <summary>Begins one of <see cref="Ready"/>, under the name that its button has.</summary>
    public async Task<IActionResult> OnPostReadyAsync([FromForm(Name = "ready")] string? ready, CancellationToken cancel) =>
        Ready.FirstOrDefault(one => one.Id == ready) is { } chosen
            ? await CreateAsync(NameOf(chosen), chosen.Scenario, cancel) : NotFound();

    /// <summary>The scenarios that the plan gives ready.</summary>
    public IReadOnlyList<ReadyScenario> Ready => ReadyScenario.Of(Opened.Plan, Result.Assessment.Date);

    public string NameOf(ReadyScenario ready) => ready switch
    {
        { Id: ReadyScenario.First } => Texts.Of("WhatIf.Ready.first", ready.Steps.Count),
        { Id: ReadyScenario.Due } => Texts["WhatIf.Ready.due"],
        _ => Texts["WhatIf.Ready.by", Formats.Date(ready.By!.Value, Language)],
    };

    private async Task<IActionResult> CreateAsync(string name, Scenario scenario, CancellationToken cancel) =>
        await scenarios.CreateAsync(Opened.Stored.Id, name, scenario, Now, cancel) is { } id
            ? Redirect(Links.Scenario(Key, id))
            : Invalid("name", Texts["WhatIf.Error.most", StoredScenario.Most]);

    /// <summary>Puts a scenario back that was taken away.</summary>
    public async Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "id")] string? id, CancellationToken cancel)
    {
        if (id is not null && await scenarios.SetRemovedAsync(Opened.Stored.Id, id, false, Now, cancel))
        {
            return Redirect(Links.WhatIf(Key));
        }

        RemovedId = id;
        await ReadAsync(cancel);
        return Removed is null ? NotFound() : Invalid("name", Texts["WhatIf.Error.most", StoredScenario.Most]);
    }

    /// <summary>Today and the scenarios side by side.</summary>
    public ComparisonColumn[] Columns =>
    [
        new(Texts["Compare.now"].Value, Result, null),
        .. Compared.Select(one =>
            new ComparisonColumn(one.Name,
            Readiness.Of(Opened.Questionnaire, content.Regulation, one.Scenario.ApplyTo(Opened.Questionnaire, Result.Assessment)),
            one.Scenario.StepsOf(Opened.Plan))),
    ];

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        var all = await scenarios.OfAssessmentAsync(Opened.Stored.Id, cancel);
        Scenarios = [.. all.Where(one => one.RemovedAt is null)];
        Removed = all.FirstOrDefault(one => one.RemovedAt is not null && one.Id == RemovedId);
        Compared = Compare.Count == 0 ? [.. Scenarios.TakeLast(MostCompared)]
            : [.. Scenarios.Where(one => Compare.Contains(one.Id, StringComparer.Ordinal)).Take(MostCompared)];
    }
}
