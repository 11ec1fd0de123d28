namespace EhdsReadiness.Web.Reports;

/// <summary>Blocks that stay on one page where it can hold them.</summary>
public sealed record KeepTogether(IReadOnlyList<Block> Blocks) : Block;
