namespace EhdsReadiness.Core.Assessments;

/// <summary>What was read from a file: either an assessment or at least one fault.</summary>
/// <param name="Assessment">Null when there is any fault; nothing is half-read.</param>
public sealed record AssessmentFileReading(Assessment? Assessment, IReadOnlyList<FileFault> Faults);
