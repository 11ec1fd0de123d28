namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>A marked stretch of a page's content.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Id">Marked-content identifier, from 0 on each page.</param>
internal sealed record MarkedContent(int Page, int Id);
