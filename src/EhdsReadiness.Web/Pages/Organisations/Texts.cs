namespace EhdsReadiness.Web.Pages.Organisations;

/// <summary>Names the texts of the pages of organisations.</summary>
public sealed class Texts;
