namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>An earlier publication with the private memory that tells which cells have changed since.</summary>
/// <param name="Members">Everyone who was counted in it.</param>
public sealed record PastPublication(Publication Publication, IReadOnlyList<RememberedMember> Members);
