namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>One attribute with the class it belongs to: <c>Table</c>, <c>List</c>, <c>Layout</c>.</summary>
internal sealed record TagAttribute(string Owner, string Name, string Value);
