namespace EhdsReadiness.Web.Reports;

/// <summary>One name with its value.</summary>
public sealed record Fact(string Name, Prose Value);
