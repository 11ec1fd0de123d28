namespace EhdsReadiness.Web.Reports;

/// <summary>A paragraph.</summary>
public sealed record Paragraph(Prose Prose, ParagraphStyle Style = ParagraphStyle.Body) : Block;
