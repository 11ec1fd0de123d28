using EhdsReadiness.Web.Pages.Assessments;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>A page on which the plan of an assessment is carried out. What is known of the plan is read before a handler runs.</summary>
public abstract class ActionPlanPage : AssessmentPage
{
    /// <summary>The plan as it is carried out.</summary>
    public FollowedPlan Plan { get; private set; } = null!;

    /// <summary>Today in France: overdue and late count from it.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Whether whoever opened it may say who does what, and try scenarios.</summary>
    public bool MayFollow => Opened.Allows(Right.FollowPlan);

    protected override Right ToSend(string? handler) => Right.FollowPlan;

    /// <summary>The members among whom an owner is chosen, which readers and staff are not; empty for an assessment that is no
    /// organisation's.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Whether the page knows what its address names; a form sent back to a page that doesn't is a plain 400.</summary>
    protected virtual bool IsKnown => true;

    /// <summary>What is to be done, in the reader's language or in the words of those who added it.</summary>
    public string TitleOf(FollowedAction action, IStringLocalizer texts) =>
        action.Details.Title
        ?? action.Action?.Do.In(Language)
        ?? (action.Question is { } question && ActionKey.Parse(action.Id)?.ActionId == ActionPlan.FindOut
            ? texts["Plan.FindOut", question.Ask.In(Language)].Value
            : texts["Action.Unknown", action.Id].Value);

    /// <summary>Who leads the action: whom somebody named, or else who usually does.</summary>
    public string OwnerOf(FollowedAction action, IStringLocalizer texts) =>
        action.Details.Owner
        ?? LeftOf(action, texts)
        ?? action.Action?.Owner.In(Language)
        ?? texts[action.Standing == ActionStanding.Own ? "Plan.Owner.none" : "Plan.Owner.findOut"].Value;

    /// <summary>That nobody leads the action since whoever led it went; null when it is not so.</summary>
    public static string? LeftOf(FollowedAction action, IStringLocalizer texts) =>
        FormerOf(action, texts) is { } former ? texts[action.IsOpen ? "Plan.Owner.left" : "Plan.Owner.was", former].Value : null;

    /// <summary>Who led the action and went, when nobody took it over; null otherwise.</summary>
    public static string? FormerOf(FollowedAction action, IStringLocalizer texts) =>
        action.Tracked is { LeftAt: not null } tracked ? tracked.LeftBy ?? texts["Plan.Owner.former"].Value : null;

    /// <summary>The axis of an action; null for none.</summary>
    public Axis? AxisOf(FollowedAction action) => Opened.Questionnaire.Axes.FirstOrDefault(axis => axis.Id == action.AxisId);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await base.OnPageHandlerExecutionAsync(context, async () =>
        {
            await ReadAsync(HttpContext.RequestAborted);
            return await next();
        });
        if (GivesBack && context.Result is PageResult)
        {
            await ReadAsync(HttpContext.RequestAborted);
            context.Result = IsKnown ? context.Result : StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Reads the members of the organisation, for pages on which one of them is chosen.</summary>
    protected async Task ReadMembersAsync(CancellationToken cancel)
    {
        if (Opened.Stored.OrganisationId is { } organisation)
        {
            Members = await HttpContext.RequestServices.GetRequiredService<MemberStore>().LeadersAsync(organisation, cancel);
        }
    }

    /// <summary>Reads what the page shows, also again after something was written.</summary>
    protected virtual async Task ReadAsync(CancellationToken cancel)
    {
        var services = HttpContext.RequestServices;
        var tracking = services.GetRequiredService<TrackingStore>();
        var id = Opened.Stored.Id;
        Today = FrenchTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        Plan = FollowedPlan.Of(Result, Opened.Plan, await tracking.OfAssessmentAsync(id, cancel), await tracking.OrderAsync(id, cancel));
    }
}
