namespace EhdsReadiness.Core.Storage;

/// <summary>What came of putting a copy in the place of a database.</summary>
/// <param name="Faults">Why the copy was refused, nothing being changed; empty when it is in place.</param>
/// <param name="Kept">File that holds the database as it was before; null when there was none, or nothing was changed.</param>
public sealed record Restoration(IReadOnlyList<string> Faults, string? Kept);
