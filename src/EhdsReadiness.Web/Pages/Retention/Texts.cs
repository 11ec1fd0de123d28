namespace EhdsReadiness.Web.Pages.Retention;

/// <summary>Names the texts on how long an anonymous assessment is kept.</summary>
public sealed class Texts;
