namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>Names the texts of a consultant's pages.</summary>
public sealed class Texts;
