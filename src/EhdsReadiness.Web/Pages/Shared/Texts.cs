namespace EhdsReadiness.Web.Pages.Shared;

/// <summary>Names the texts of the frame around every page.</summary>
public sealed class Texts;
