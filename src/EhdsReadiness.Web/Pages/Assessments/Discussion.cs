namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>What people did and said about one question of an organisation's assessment.</summary>
/// <param name="History">Its answers, newest first.</param>
/// <param name="Comments">Those that whoever asks may see, oldest first.</param>
/// <param name="Assignment">Who was asked to answer it, by itself or with its axis; null when nobody was.</param>
/// <param name="Left">Who was asked it and went, when nobody is asked since; null otherwise.</param>
public sealed record Discussion(
    IReadOnlyList<AnswerChange> History, IReadOnlyList<QuestionComment> Comments, Assignment? Assignment, LeftAssignment? Left)
{
    /// <summary>Null for an assessment of nobody's but the link holder's, who has nobody to talk to.</summary>
    public static async Task<Discussion?> OfAsync(
        OpenAssessment opened, Question question, AnswerStore answers, CommentStore comments, AssignmentStore assignments,
        CancellationToken cancel)
    {
        if (!opened.IsShared) { return null; }

        var assigned = await assignments.OfAssessmentAsync(opened.Stored.Id, cancel);
        var left = await assignments.LeftAsync(opened.Stored.Id, cancel);
        return new(
            await answers.HistoryAsync(opened.Stored.Id, question.Id, cancel),
            await comments.OfQuestionAsync(opened.Stored.Id, question.Id, opened.Allows(Right.SeeInternalComments), cancel),
            AssignmentTarget.Nearest(assigned, one => one.Target, question), AssignmentTarget.Nearest(left, one => one.Target, question));
    }
}
