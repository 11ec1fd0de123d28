namespace EhdsReadiness.Web.Reports;

/// <summary>A piece of a report. No type of a PDF engine appears in any of them.</summary>
public abstract record Block;
