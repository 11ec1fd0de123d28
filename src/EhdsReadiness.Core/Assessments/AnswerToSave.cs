namespace EhdsReadiness.Core.Assessments;

/// <summary>An answer to put in place of another.</summary>
/// <param name="Answer">Null takes the answer back.</param>
/// <param name="Version">Of the answer that it is to replace; 0 when there was none.</param>
public sealed record AnswerToSave(string QuestionId, Answer? Answer, int Version);
