namespace EhdsReadiness.Web.Exports;

/// <summary>Something wrong in a file that came back.</summary>
/// <param name="Cell">As people name it: <c>D12</c>.</param>
public sealed record CellFault(string Cell, Text Message);

/// <summary>An answer as a file gives it.</summary>
/// <param name="Row">Number of its row.</param>
/// <param name="Answer">Null when the file leaves it open.</param>
/// <param name="Version">The version of the answer when the file was made; null when the file does not say.</param>
public sealed record AnswerRead(int Row, Question Question, Answer? Answer, int? Version);

/// <summary>What was read of a file: answers, or what is wrong.</summary>
/// <param name="Faults">Empty when all is right; nothing is to be written otherwise.</param>
public sealed record AnswersReading(IReadOnlyList<AnswerRead> Answers, IReadOnlyList<CellFault> Faults);
