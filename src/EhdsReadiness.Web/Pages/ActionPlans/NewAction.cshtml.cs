namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>Adds an action of the organisation's own.</summary>
public sealed class NewActionModel(TrackingStore tracking, TimeProvider clock) : ActionPlanPage
{
    [BindProperty]
    public ActionForm Form { get; set; } = ActionForm.New();

    protected override Right ToSee => Right.FollowPlan;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(null, Opened.Questionnaire, Members, Today, ModelState, Texts) is not { } details)
        {
            return PageWithStatus(StatusCodes.Status400BadRequest);
        }

        if (await tracking.AddAsync(Opened.Stored.Id, details, Actor, clock.GetUtcNow(), cancel) is { } added)
        {
            return Redirect($"{Links.Action(Key, added.Id)}?saved=true");
        }

        ModelState.AddModelError("title", Texts["Action.Error.tooMany", TrackingStore.Most]);
        return PageWithStatus(StatusCodes.Status400BadRequest);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        await base.ReadAsync(cancel);
        await ReadMembersAsync(cancel);
    }
}
