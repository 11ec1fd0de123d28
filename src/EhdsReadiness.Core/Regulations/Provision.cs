namespace EhdsReadiness.Core.Regulations;

/// <summary>A paragraph that may be cited.</summary>
/// <param name="Cite">As written in the content: <c>60(2)</c>.</param>
/// <param name="Due">When the duty it creates begins; null when no question may present it as a legal duty.</param>
public sealed record Provision(string Cite, Due? Due);
