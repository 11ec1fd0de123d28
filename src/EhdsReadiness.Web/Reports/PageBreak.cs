namespace EhdsReadiness.Web.Reports;

/// <summary>What follows begins a page.</summary>
public sealed record PageBreak : Block;
