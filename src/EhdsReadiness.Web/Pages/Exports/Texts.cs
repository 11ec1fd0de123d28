namespace EhdsReadiness.Web.Pages.Exports;

/// <summary>Names the texts of the pages on which an assessment is taken away and brought back.</summary>
public sealed class Texts;
