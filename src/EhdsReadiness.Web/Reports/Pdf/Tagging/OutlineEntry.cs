namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>A line of the outline.</summary>
/// <param name="Level">From 1.</param>
/// <param name="Page">From 1.</param>
/// <param name="Top">Height on the page, in points from its foot.</param>
internal sealed record OutlineEntry(string Title, int Level, int Page, double Top);
