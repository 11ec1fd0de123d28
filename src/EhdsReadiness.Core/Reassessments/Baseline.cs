namespace EhdsReadiness.Core.Reassessments;

/// <summary>What a re-assessment started from.</summary>
/// <param name="Document">The earlier assessment in the file format, byte for byte.</param>
/// <param name="CreatedAt">When the re-assessment began.</param>
public sealed record Baseline(BaselineOrigin Origin, byte[] Document, DateTimeOffset CreatedAt);
