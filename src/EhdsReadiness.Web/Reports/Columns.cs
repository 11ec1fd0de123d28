namespace EhdsReadiness.Web.Reports;

/// <summary>Two columns side by side, read left then right; one below the other where they don't fit a page.</summary>
/// <param name="RightKind">The rule before the right column.</param>
public sealed record Columns(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right, CalloutKind RightKind) : Block;
