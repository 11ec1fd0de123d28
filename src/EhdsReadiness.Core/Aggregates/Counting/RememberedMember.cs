namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>One organisation that was counted in a publication: where it stood, and a fingerprint of what it answered. Kept in the
/// database, never published.</summary>
/// <param name="Placement">Its entry in the register, as it was.</param>
/// <param name="Fingerprint">Keyed hash of its counted figures: tells that answers changed, not what they are.</param>
public sealed record RememberedMember(RegisterEntry Placement, ulong Fingerprint);
