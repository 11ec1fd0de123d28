namespace EhdsReadiness.Web.Pages.Inventory;

/// <summary>Names the texts of the pages on which datasets are listed.</summary>
public sealed class Texts;
