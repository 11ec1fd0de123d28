namespace EhdsReadiness.Web.Reports;

/// <summary>A list with bullets, or with numbers when the order counts.</summary>
public sealed record ItemList(IReadOnlyList<Prose> Items, bool Numbered = false) : Block;
