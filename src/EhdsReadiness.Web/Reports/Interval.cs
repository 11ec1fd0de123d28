namespace EhdsReadiness.Web.Reports;

/// <summary>What is secured and what is still possible, 0 to 100.</summary>
public sealed record Interval(Fraction Low, Fraction High);
