namespace EhdsReadiness.Web.Pages.Reassessments;

/// <summary>Names the texts of the pages on which an assessment is compared, begun again or moved to a newer questionnaire.</summary>
public sealed class Texts;
