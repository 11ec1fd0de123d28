namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Check your answers.</summary>
public sealed class ReviewModel(Content content) : AssessmentPage
{
    public Content Published => content;

    public IEnumerable<(Axis Axis, List<Question> Questions)> ByAxis =>
        Opened.Questionnaire.Axes.Select(axis => (axis, Result.Scope.Where(question => question.AxisId == axis.Id).ToList()));
}
