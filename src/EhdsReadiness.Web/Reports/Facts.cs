namespace EhdsReadiness.Web.Reports;

/// <summary>Names with their values, one pair a line.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Block;
