namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>One action: what to do, who, by when, how far; its history; the level that it has earned.</summary>
[AssessmentAccess(send: Right.FollowPlan)]
public sealed class ActionModel(Content content, TrackingStore tracking, MemberStore members, AnswerStore answers) : AssessmentPage
{
    [FromRoute(Name = "id")] public string ActionId { get; set; } = "";
    [BindProperty] public ActionForm Form { get; set; } = new();

    /// <summary>Version of the question's answer that the proposal of a new level was made for.</summary>
    [BindProperty(Name = "answerVersion")] public int AnswerVersion { get; set; }

    /// <summary>True right after saving.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public bool IsSaved { get; set; }

    /// <summary>The action of the address; null when the plan has none of that name.</summary>
    public FollowedAction? Action { get; private set; }

    /// <summary>The members among whom an owner is chosen; empty for an assessment that is no organisation's.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    public IReadOnlyList<ActionChange> History { get; private set; } = [];

    /// <summary>True when somebody changed the action, or the answer, meanwhile: nothing was written.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The assessment with the level that the finished action leads to; null when there is nothing to propose.</summary>
    public Result? Proposed =>
        Action is { Standing: ActionStanding.InPlan, Details.Status: ActionStatus.Done, Entry: { To: not null } entry }
            ? Readiness.Of(Opened.Questionnaire, content.Regulation, Scenario.Of(ActionKey.Of(entry))
                .ApplyTo(Opened.Questionnaire, Result.Assessment))
            : null;

    /// <summary>Whether the form asks if a month after the legal date is meant.</summary>
    public bool AsksAboutLate =>
        ModelState.TryGetValue("due", out var entry) && entry.Errors.Any(error => error.ErrorMessage == Texts["Action.Error.late"].Value);

    public IActionResult OnGet()
    {
        if (Action is null) { return NotFound(); }

        Form = ActionForm.Of(Action, Members);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Action is null) { return NotFound(); }

        if (Form.Read(Action, Opened.Questionnaire, Members, Today, ModelState, Texts) is not { } details) { return Invalid(); }

        var outcome = await tracking.SaveAsync(Opened.Stored.Id, ActionId, details, Form.Version, Actor, Now, cancel);
        return await AfterAsync(outcome.Result, cancel);
    }

    /// <summary>Gives the question the level that the finished action leads to.</summary>
    [AssessmentAccess(send: Right.Answer)]
    public async Task<IActionResult> OnPostLevelAsync(CancellationToken cancel)
    {
        if (Action?.Question is not { } question || Proposed is not { } proposed) { return NotFound(); }

        var outcome = await answers.SaveAsync(
            Opened.Stored.Id, question.Id, proposed.Assessment.Answers[question.Id], AnswerVersion, Actor, Now, cancel);
        return await AfterAsync(outcome.Result, cancel);
    }

    private async Task<IActionResult> AfterAsync(SaveResult result, CancellationToken cancel) => result switch
    {
        SaveResult.Gone => NotFound(),
        SaveResult.Stale or SaveResult.Closed => await ConflictAsync(cancel),
        SaveResult.Saved or SaveResult.SavedBefore => Redirect($"{Links.Action(Key, ActionId)}?saved=true"),
        SaveResult.Full => throw new InvalidOperationException($"An action cannot become {result}."),
    };

    /// <summary>Takes an action of one's own away; the plan offers to put it back.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        Action is not null && await tracking.SetRemovedAsync(Opened.Stored.Id, ActionId, true, Actor, Now, cancel)
            ? Redirect($"{Links.Plan(Key)}?removed={ActionId}")
            : NotFound();

    protected override IActionResult? GiveBack() => Action is null ? null : Invalid();

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Members = Opened.Stored.OrganisationId is { } organisation ? await members.LeadersAsync(organisation, cancel) : [];
        Action = (await FollowAsync(cancel)).Find(ActionId);
        History = Action?.Tracked is null ? [] : await tracking.HistoryAsync(Opened.Stored.Id, ActionId, cancel);
    }

    /// <summary>Shows what stands beside what was typed, which stays in the form to be sent again.</summary>
    private async Task<IActionResult> ConflictAsync(CancellationToken cancel)
    {
        await ReopenAsync(cancel);
        await ReadAsync(cancel);
        IsStale = true;
        if (Form.Status is null)
        {
            Form = ActionForm.Of(Action!, Members);
        }

        Form.Version = Action!.Tracked?.Version ?? 0;
        ModelState.Clear();
        return Conflicting();
    }
}
