namespace EhdsReadiness.Web.Exports;

/// <summary>What was read of a file: answers, or what is wrong.</summary>
/// <param name="Faults">Empty when all is right; nothing is to be written otherwise.</param>
public sealed record AnswersReading(IReadOnlyList<AnswerRead> Answers, IReadOnlyList<CellFault> Faults)
{
    /// <summary>Names of the sheets that have a table too and were not read, since nobody sees them.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];
}
