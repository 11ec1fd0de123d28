namespace EhdsReadiness.Web.Pages.Audit;

/// <summary>Names the texts of an organisation's audit trail.</summary>
public sealed class Texts;
