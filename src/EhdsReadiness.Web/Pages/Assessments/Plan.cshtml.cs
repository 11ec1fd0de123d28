using EhdsReadiness.Core.ActionPlans;

namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The action plan: the first six, then the rest.</summary>
public sealed class PlanModel : AssessmentPage
{
    public IEnumerable<PlanEntry> First => Result.Plan.Entries.Take(ActionPlan.FirstEntries);

    public IEnumerable<PlanEntry> Rest => Result.Plan.Entries.Skip(ActionPlan.FirstEntries);
}
