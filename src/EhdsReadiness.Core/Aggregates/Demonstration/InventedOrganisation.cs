namespace EhdsReadiness.Core.Aggregates.Demonstration;

/// <summary>An invented organisation.</summary>
/// <param name="Assessment">Its finalised assessment; null for one that does not take part.</param>
public sealed record InventedOrganisation(RegisterEntry Entry, Assessment? Assessment);
