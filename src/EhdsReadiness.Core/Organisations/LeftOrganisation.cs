namespace EhdsReadiness.Core.Organisations;

/// <summary>An organisation that a person leaves, and what they lead there.</summary>
public sealed record LeftOrganisation(string Id, string Name, IReadOnlyList<LedWork> Work);
