namespace EhdsReadiness.Core.Assessments;

/// <summary>One change of an answer.</summary>
/// <param name="Author">Who: identifier of an account, or <c>link</c> for whoever holds the resume link.</param>
/// <param name="AuthorName">Their name; null for a link holder and for an account that was closed.</param>
/// <param name="Before">As in the file format; null when there was none.</param>
/// <param name="After">As in the file format; null when the answer was taken back.</param>
/// <param name="SaidBy">Who without an account gave the answer that the author took over, as they call themselves, empty where they did
/// not say; null for an answer of the author's own.</param>
public sealed record AnswerChange(
    string QuestionId, int Version, DateTimeOffset At, string Author, string? AuthorName, string? Before, string? After,
    string? SaidBy = null)
{
    /// <summary>The answer that the change put in place; null when it took one back.</summary>
    public Answer? Answer => AssessmentFile.ReadAnswer(After);
}
