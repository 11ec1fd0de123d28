namespace EhdsReadiness.Core.Reassessments;

/// <summary>A finalised copy in the history of its organisation.</summary>
/// <param name="Number">Counts the copies of the organisation, from 1.</param>
/// <param name="Document">The assessment in the file format, byte for byte.</param>
public sealed record HistoryCopy(string AssessmentId, int Number, DateTimeOffset FinalisedAt, byte[] Document);
