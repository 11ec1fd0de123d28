namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Check your answers.</summary>
public sealed class ReviewModel(Content content) : AssessmentPage
{
    /// <summary>Identifier of the question whose answer was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public string? Saved { get; set; }

    public Content Published => content;

    public IEnumerable<(Axis Axis, List<Question> Questions)> ByAxis =>
        Opened.Questionnaire.Axes.Select(axis => (axis, Result.Scope.Where(question => question.AxisId == axis.Id).ToList()));
}
