namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>Names the texts of the pages on which a plan is carried out.</summary>
public sealed class Texts;
