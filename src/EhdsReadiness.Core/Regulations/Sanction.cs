namespace EhdsReadiness.Core.Regulations;

/// <summary>What may follow a breach.</summary>
/// <param name="Layer"><c>union</c> for the regulation itself, <c>france</c> for what French law adds or has to decide, GDPR penalties of
/// today included.</param>
/// <param name="Who">Who may be sanctioned: <c>holder</c>, <c>user</c>, <c>access-body</c>, <c>controller</c>, <c>processor</c>.</param>
/// <param name="Follows">Kind of consequence: fine, penalty payment, exclusion, compensation.</param>
/// <param name="Ceiling">The most it can be; null when the law sets no amount or duration.</param>
/// <param name="Decides">Who decides.</param>
/// <param name="Cites">As listed in <c>regulation/rules.yaml</c>; never empty.</param>
/// <param name="Confidence"><c>high</c> when the text says so; <c>medium</c> when it is a reading of it.</param>
public sealed record Sanction(
    string Id, string Layer, IReadOnlyList<string> Who, Text Breach, Text Follows, Text? Ceiling, Text Decides, IReadOnlyList<string> Cites,
    string Confidence);
