namespace EhdsReadiness.Core.Aggregates.Register;

/// <summary>That a number is an organisation's, as it was shown.</summary>
/// <param name="By">Name of whoever gave the code back or confirmed it; null for a closed account and an invented organisation.</param>
/// <param name="Reason">What an administrator said; null for the other ways.</param>
public sealed record NumberProof(ProofWay Way, string? By, string? Reason, DateTimeOffset ProvenAt);
