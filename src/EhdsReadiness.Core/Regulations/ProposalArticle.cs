namespace EhdsReadiness.Core.Regulations;

/// <summary>An article of the Commission's proposal of 2022 and what became of it; many documents still cite the old number.</summary>
/// <param name="Proposal">Its number in the proposal; null when the adopted text added it.</param>
/// <param name="Adopted">Where it stands in Regulation (EU) 2025/327; empty when it was dropped.</param>
public sealed record ProposalArticle(string? Proposal, IReadOnlyList<string> Adopted, Text Subject);
