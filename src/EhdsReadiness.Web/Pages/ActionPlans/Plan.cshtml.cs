namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>The action plan: what is overdue, the first six, then the rest; by axis, by owner or by month on request. A long one is shown
/// page by page.</summary>
[AssessmentAccess(send: Right.FollowPlan)]
public sealed class PlanModel(TrackingStore tracking, ReminderStore reminders) : AssessmentPage
{
    /// <summary>Actions on a page.</summary>
    public const int PerPage = 100;

    private static readonly string[] Views = ["axis", "owner", "calendar", "order", "closed", "aside", "left", "removed"];

    /// <summary><c>axis</c>, <c>owner</c>, <c>calendar</c> or <c>order</c>, or the name of a group of <see cref="Closed"/> that is too long
    /// for the list; null for the list.</summary>
    [BindProperty(SupportsGet = true, Name = "view")] public string? View { get; set; }

    /// <summary>An action that was just taken away, and can be put back.</summary>
    [BindProperty(SupportsGet = true, Name = "removed")] public string? RemovedId { get; set; }

    /// <summary>Whether the view is one group of <see cref="Closed"/>.</summary>
    public bool IsClosed => View is "closed" or "aside" or "left" or "removed";

    /// <summary>Whether reminders can be had: by members of the organisation whose own the assessment is.</summary>
    public bool MayBeReminded => Opened.Stored.AccessRole is AccessRole.Owner or AccessRole.Contributor;

    /// <summary>Whether whoever is signed in wants reminders.</summary>
    public bool IsReminded { get; private set; }

    /// <summary>The plan as it is carried out.</summary>
    public FollowedPlan Plan { get; private set; } = null!;

    public IReadOnlyList<FollowedAction> Overdue { get; private set; } = [];
    public IReadOnlyList<FollowedAction> Open { get; private set; } = [];

    /// <summary>What is still to be done, overdue first.</summary>
    public IReadOnlyList<FollowedAction> ToDo { get; private set; } = [];

    /// <summary>What is finished, set aside, out of the plan or taken away, in that order; empty groups left out.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<FollowedAction> Actions)> Closed { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>The actions of the view that are on this page, in its order.</summary>
    public IReadOnlyList<FollowedAction> Shown { get; private set; } = [];

    /// <summary>Whom the view by owner puts an action under: whoever leads it, or that they left; null for nobody.</summary>
    public string? LedBy(FollowedAction action) =>
        action.Details.Owner ?? (Texts.LeftOf(action) is { } left ? Formats.Sentence(left) : null);

    /// <summary>The action that was just taken away; null when there is none.</summary>
    public FollowedAction? Removed => RemovedId is { } id && Plan.Find(id) is { IsRemoved: true } action ? action : null;

    public IActionResult OnGet() => View is null || Views.Contains(View, StringComparer.Ordinal) ? Page() : NotFound();

    /// <summary>Moves an action before or after its neighbour.</summary>
    public async Task<IActionResult> OnPostMoveAsync(
        [FromForm(Name = "up")] string? up, [FromForm(Name = "down")] string? down, CancellationToken cancel)
    {
        if ((up ?? down) is not { } id || Plan.Find(id) is null) { return NotFound(); }

        await tracking.SaveOrderAsync(Opened.Stored.Id, Plan.Moved(id, ToDo, up is not null), Now, cancel);
        await ReopenAsync(cancel);
        await ReadPlanAsync(cancel);
        var place = ToDo.TakeWhile(action => action.Id != id).Count();
        return Redirect($"{Links.Plan(Key, "order", Paging.PageOf(place, PerPage))}#{id}");
    }

    /// <summary>Gives the order of the hand up for the computed one.</summary>
    public async Task<IActionResult> OnPostComputedAsync(CancellationToken cancel)
    {
        await tracking.SaveOrderAsync(Opened.Stored.Id, [], Now, cancel);
        return Redirect(Links.Plan(Key, View is "order" ? View : null));
    }

    /// <summary>Puts an action of one's own back that was taken away.</summary>
    public async Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "id")] string? id, CancellationToken cancel) =>
        id is not null && await tracking.SetRemovedAsync(Opened.Stored.Id, id, false, Actor, Now, cancel)
            ? Redirect(Links.Action(Key, id))
            : NotFound();

    /// <summary>Takes back into the plan all that was set aside.</summary>
    public async Task<IActionResult> OnPostTakeAllAsync(CancellationToken cancel)
    {
        var aside = Plan.Actions.Where(action => action.Details.SetAside)
            .ToDictionary(action => action.Id, _ => (DateOnly?)null, StringComparer.Ordinal);
        await tracking.ChooseAsync(Opened.Stored.Id, aside, [], Actor, Now, cancel);
        return Redirect(Links.Plan(Key));
    }

    /// <summary>Starts or stops the reminders of whoever is signed in.</summary>
    public async Task<IActionResult> OnPostRemindAsync([FromForm(Name = "wanted")] string? wanted, CancellationToken cancel)
    {
        if (!MayBeReminded) { return NotFound(); }

        await reminders.SetWantedAsync(Opened.Stored.Id, Actor.AccountId!, wanted == "yes", Now, cancel);
        return Redirect($"{Links.Plan(Key)}#reminders");
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await ReadPlanAsync(cancel);
        IsReminded = MayBeReminded && await reminders.IsWantedAsync(Opened.Stored.Id, Actor.AccountId!, cancel);
    }

    private async Task ReadPlanAsync(CancellationToken cancel)
    {
        var today = Today;
        Plan = await FollowAsync(cancel);
        (Overdue, Open) = (Plan.OverdueOn(today), Plan.OpenOn(today));
        ToDo = [.. Overdue, .. Open];
        Closed = ClosedGroups();
        IReadOnlyList<FollowedAction> listed =
        [
            .. View switch
            {
                "axis" => ToDo.OrderBy(action => Opened.Questionnaire.FindAxis(action.AxisId)?.Number ?? int.MaxValue),
                "owner" => ToDo.OrderBy(action => LedBy(action) is null)
                    .ThenBy(LedBy, StringComparer.Create(Formats.CultureOf(Language), ignoreCase: true)),
                "calendar" => ToDo.OrderBy(action => action.Due ?? DateOnly.MaxValue),
                null or "order" => ToDo,
                _ => Closed.Where(group => group.Name == View).SelectMany(group => group.Actions),
            },
        ];
        Paging = Paging.Of(Request.Query, listed.Count, PerPage);
        Shown = Paging.Of(listed);
    }

    private IReadOnlyList<(string Name, IReadOnlyList<FollowedAction> Actions)> ClosedGroups() =>
    [
        .. new (string Name, IReadOnlyList<FollowedAction> Actions)[]
        {
            ("closed", [.. Plan.Actions.Where(action => action.IsFollowed && !action.IsOpen)]),
            ("aside", [.. Plan.Actions.Where(action =>
                action.Details.SetAside && !action.IsRemoved && action.Standing is ActionStanding.InPlan or ActionStanding.Own)]),
            ("left", [.. Plan.Actions.Where(action => action.Standing is ActionStanding.Reached or ActionStanding.Gone)]),
            ("removed", [.. Plan.Actions.Where(action => action.IsRemoved)]),
        }.Where(group => group.Actions.Count > 0),
    ];
}
