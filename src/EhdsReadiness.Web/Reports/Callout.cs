namespace EhdsReadiness.Web.Reports;

/// <summary>Paragraphs set apart by a rule.</summary>
public sealed record Callout(CalloutKind Kind, IReadOnlyList<Block> Blocks) : Block;
