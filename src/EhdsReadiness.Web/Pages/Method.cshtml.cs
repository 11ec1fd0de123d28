namespace EhdsReadiness.Web.Pages;

/// <summary>The method, made from the content and from the constants that the scoring itself uses.</summary>
[Indexable]
public sealed class MethodModel(Content content) : LocalisedPage
{
    public Content Published => content;
    public Questionnaire Questionnaire => content.NewestOn(Today);

    public int CountFor(Roles role) => Questionnaire.Questions.Count(question => (question.Roles & role) != Roles.None);

    public Band Cap => Questionnaire.Bands.First(band => band.Id == Questionnaire.BlockerCap);
}
