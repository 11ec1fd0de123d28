namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Names the texts of the pages about accounts.</summary>
public sealed class Texts;
