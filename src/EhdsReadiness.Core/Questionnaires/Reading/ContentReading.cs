namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>What reading a content folder gave.</summary>
/// <param name="Content">Null when there is any fault.</param>
/// <param name="Faults">Every fault that keeps the content from being used, by file and line.</param>
public sealed record ContentReading(Content? Content, IReadOnlyList<ContentFault> Faults);
