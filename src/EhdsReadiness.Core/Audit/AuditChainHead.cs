namespace EhdsReadiness.Core.Audit;

/// <summary>The last entry of a chain at some moment.</summary>
/// <param name="Chain">As <see cref="AuditChain.NameOf"/> says, or <see cref="AuditChain.Former"/>.</param>
/// <param name="Place">Its place in the chain, from 1; in the former chain its number.</param>
public sealed record AuditChainHead(string Chain, int Place, string Hash);
