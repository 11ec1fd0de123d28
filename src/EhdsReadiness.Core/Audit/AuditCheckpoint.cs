namespace EhdsReadiness.Core.Audit;

/// <summary>The ends of all chains that have grown since the checkpoint before.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">As <see cref="Storage.Instant"/> writes it.</param>
/// <param name="Previous">Hash of the checkpoint before.</param>
/// <param name="Heads">By the names of their chains, in the order of their bytes.</param>
public sealed record AuditCheckpoint(int Number, string At, string Previous, string Hash, IReadOnlyList<AuditChainHead> Heads);
