namespace EhdsReadiness.Web.Pages.Verification;

/// <summary>Names the texts of the page that verifies reports.</summary>
public sealed class Texts;
