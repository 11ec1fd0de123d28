namespace EhdsReadiness.Web.Reports;

/// <summary>Blocks in another language than what stands around them.</summary>
public sealed record InLanguage(EhdsReadiness.Core.Language Language, IReadOnlyList<Block> Blocks) : Block;
