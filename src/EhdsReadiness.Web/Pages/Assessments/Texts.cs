namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Names the texts of the pages of an assessment.</summary>
public sealed class Texts;
