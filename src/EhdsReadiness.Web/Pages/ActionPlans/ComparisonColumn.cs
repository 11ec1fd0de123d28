namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>One result in a comparison, side by side with others.</summary>
/// <param name="Name">What heads its column.</param>
/// <param name="Steps">The steps of the plan that lead to it; null where none do.</param>
public sealed record ComparisonColumn(string Name, Result Result, IReadOnlyList<PlanEntry>? Steps);
