namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>The states of the duties of one due date.</summary>
/// <param name="Due">Null for law already in force.</param>
public sealed record DatedShares(DateOnly? Due, IReadOnlyList<NamedShare> States);
