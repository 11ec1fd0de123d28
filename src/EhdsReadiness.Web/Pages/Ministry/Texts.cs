namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The texts of the pages of publications.</summary>
public sealed class Texts;
