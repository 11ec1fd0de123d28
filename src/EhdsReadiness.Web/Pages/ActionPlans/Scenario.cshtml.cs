namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>One scenario: what is done in it, what it would change, and the way to make it the plan.</summary>
[AssessmentAccess(send: Right.FollowPlan)]
public sealed class ScenarioModel(Content content, ScenarioStore scenarios, TrackingStore tracking) : AssessmentPage
{
    /// <summary>What the field of a question's level begins with; the question's identifier follows.</summary>
    public const string LevelPrefix = "level.";

    [FromRoute(Name = "id")] public string ScenarioId { get; set; } = "";
    [BindProperty(Name = "name")] public string? Name { get; set; }

    /// <summary>Actions that are done, each as <c>question.action</c>.</summary>
    [BindProperty(Name = "actions")] public IReadOnlyList<string> Actions { get; set; } = [];

    /// <summary>The version of the scenario that the page showed.</summary>
    [BindProperty(Name = "version")] public int Version { get; set; }

    /// <summary>True right after saving.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public bool IsSaved { get; set; }

    /// <summary>The scenario of the address; null when the assessment has none of that name.</summary>
    public StoredScenario? Stored { get; private set; }

    /// <summary>What the form shows: what is kept, or what was typed and could not be.</summary>
    public Scenario Shown { get; private set; } = Scenario.Nothing;

    /// <summary>True when somebody changed the scenario meanwhile: nothing was written.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The steps of the plan that the kept scenario takes.</summary>
    public IReadOnlyList<PlanEntry> Steps => Stored!.Scenario.StepsOf(Opened.Plan);

    /// <summary>Today beside the scenario as it is kept.</summary>
    public ComparisonColumn[] Columns =>
    [
        new(Texts["Compare.now"].Value, Result, null),
        new(Stored!.Name,
            Readiness.Of(Opened.Questionnaire, content.Regulation, Stored.Scenario.ApplyTo(Opened.Questionnaire, Result.Assessment)),
            Steps),
    ];

    public IActionResult OnGet() => Stored is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Stored is null) { return NotFound(); }

        Shown = Typed();
        if (ScenarioName.Read(Name, ModelState, Texts) is not { } name) { return Invalid(); }

        if (await scenarios.SaveAsync(Opened.Stored.Id, ScenarioId, name, Shown, Version, Now, cancel) == SaveResult.Saved)
        {
            return Redirect($"{Links.Scenario(Key, ScenarioId)}?saved=true");
        }

        var typed = Shown;
        await ReadAsync(cancel);
        if (Stored is null) { return NotFound(); }

        (IsStale, Shown, Version, Name) = (true, typed, Stored.Version, name);
        ModelState.Clear();
        return Conflicting();
    }

    /// <summary>Makes the scenario the plan: its steps are followed, with their months; the others are set aside. No answer
    /// changes.</summary>
    public async Task<IActionResult> OnPostAdoptAsync(CancellationToken cancel)
    {
        if (Stored is null) { return NotFound(); }

        var chosen = Steps.ToDictionary(step => ActionKey.Of(step).ToString(), step => (DateOnly?)step.FinishBy, StringComparer.Ordinal);
        var aside = Opened.Plan.Entries.Select(entry => ActionKey.Of(entry).ToString()).Where(id => !chosen.ContainsKey(id)).ToList();
        await tracking.ChooseAsync(Opened.Stored.Id, chosen, aside, Actor, Now, cancel);
        return Redirect(Links.Plan(Key));
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        Stored is not null && await scenarios.SetRemovedAsync(Opened.Stored.Id, ScenarioId, true, Now, cancel)
            ? Redirect($"{Links.WhatIf(Key)}?removed={ScenarioId}")
            : NotFound();

    protected override IActionResult? GiveBack()
    {
        Shown = Typed();
        return Stored is null ? null : Invalid();
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Stored = (await scenarios.OfAssessmentAsync(Opened.Stored.Id, cancel))
            .FirstOrDefault(one => one.RemovedAt is null && one.Id == ScenarioId);
        if (!GivesBack && Stored is not null && (HttpMethods.IsGet(Request.Method) || Shown == Scenario.Nothing))
        {
            Shown = Stored.Scenario;
        }

        Name ??= Stored?.Name;
        Version = Version == 0 ? Stored?.Version ?? 0 : Version;
    }

    /// <summary>What the form says: only questions that are asked, only steps of the plan.</summary>
    private Scenario Typed()
    {
        var known = Opened.Plan.Entries.Select(ActionKey.Of).ToHashSet();
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var question in Result.Scope)
        {
            if (Request.Form[LevelPrefix + question.Id].ToString() is [>= '0' and <= '4'] level)
            {
                levels[question.Id] = level[0] - '0';
            }
        }

        return new([.. Actions.Select(ActionKey.Parse).OfType<ActionKey>().Where(known.Contains).Distinct()], levels);
    }
}
