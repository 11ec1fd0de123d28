namespace EhdsReadiness.Web.Exports;

/// <summary>An answer as a file gives it.</summary>
/// <param name="Row">Number of its row.</param>
/// <param name="Answer">Null when the file leaves it open.</param>
/// <param name="Version">The version of the answer when the file was made; null when the file does not say.</param>
public sealed record AnswerRead(int Row, Question Question, Answer? Answer, int? Version)
{
    /// <summary>Name of its sheet; empty for a CSV file.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The cell of the answer: <c>D12</c>.</summary>
    public string Cell { get; init; } = "";
}
