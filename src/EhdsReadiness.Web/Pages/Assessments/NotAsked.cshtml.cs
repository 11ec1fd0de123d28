namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>Every question that is not asked, and the answer of the profile that left it out.</summary>
public sealed class NotAskedModel(Content content) : AssessmentPage
{
    public Content Published => content;

    public IReadOnlyList<NotAsked> LeftOut =>
        Scope.LeftOut(Opened.Questionnaire, Result.Assessment.Role, Result.Assessment.Profile, Result.Assessment.Mode);
}
