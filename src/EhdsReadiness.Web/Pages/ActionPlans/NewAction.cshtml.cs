namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>Adds an action of the organisation's own.</summary>
[AssessmentAccess(Right.FollowPlan, Right.FollowPlan)]
public sealed class NewActionModel(TrackingStore tracking, MemberStore members) : AssessmentPage
{
    [BindProperty] public ActionForm Form { get; set; } = ActionForm.New();

    /// <summary>The members among whom an owner is chosen; empty for an assessment that is no organisation's.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(null, Opened.Questionnaire, Members, Today, ModelState, Texts) is not { } details) { return Invalid(); }

        if (await tracking.AddAsync(Opened.Stored.Id, details, Actor, Now, cancel) is { } added)
        {
            return Redirect($"{Links.Action(Key, added.Id)}?saved=true");
        }

        return Invalid("title", Texts["Action.Error.tooMany", TrackingStore.Most]);
    }

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Members = Opened.Stored.OrganisationId is { } organisation ? await members.LeadersAsync(organisation, cancel) : [];
}
