namespace EhdsReadiness.Web.Pages;

/// <summary>Names the texts of the pages outside an assessment.</summary>
public sealed class Texts;
