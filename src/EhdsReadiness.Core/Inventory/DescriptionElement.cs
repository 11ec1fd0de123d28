namespace EhdsReadiness.Core.Inventory;

/// <summary>An element of the annex of Implementing Regulation (EU) 2026/2098, as the inventory knows it.</summary>
/// <param name="Id">As the content names it.</param>
/// <param name="Property">Of HealthDCAT-AP, such as <c>dct:title</c>.</param>
/// <param name="Step">The step in which it is asked; null for what the inventory's own form asks.</param>
/// <param name="IsWaivable">Whether only the holder knows if it applies, and says so.</param>
public sealed record DescriptionElement(string Id, string Property, DescriptionStep? Step, bool IsWaivable = false);
