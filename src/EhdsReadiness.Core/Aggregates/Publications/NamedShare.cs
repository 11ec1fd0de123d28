namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>One share of a distribution.</summary>
/// <param name="Id">Identifier of a band, of a state of duties, or of an answer.</param>
public sealed record NamedShare(string Id, ShownShare Share);
