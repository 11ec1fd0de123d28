namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>Two organisations of the site that give the identifier of one entry of the register: the first alone counts.</summary>
/// <param name="Names">As the organisations call themselves, the first to come first.</param>
public sealed record DoubleClaim(string Identifier, IReadOnlyList<string> Names);
