namespace EhdsReadiness.Web.Pages.Assessments;

/// <summary>The assessment that a request opens, with all that its pages show.</summary>
/// <param name="Key">What stands in the address: the secret of a link, or the identifier of an organisation's assessment.</param>
/// <param name="Stored">As it is kept.</param>
/// <param name="Answers">By question, those taken back and those out of scope included.</param>
public sealed record OpenAssessment(
    string Key,
    StoredAssessment Stored,
    Questionnaire Questionnaire,
    IReadOnlyDictionary<string, StoredAnswer> Answers,
    Result Result)
{
    /// <summary>The answer as it stands; null while missing.</summary>
    public Answer? AnswerTo(Question question) => Answers.GetValueOrDefault(question.Id)?.Answer;

    /// <summary>Whether whoever opened it has the right now.</summary>
    public bool Allows(Right right) => Stored.Allows(right);

    /// <summary>Whether they may answer now.</summary>
    public bool MayAnswer => Allows(Right.Answer);

    /// <summary>Whether it is an organisation's own, and no link opens it.</summary>
    public bool IsShared => Stored.OrganisationId is not null;

    /// <summary>Questions in scope whose carried answer nobody has confirmed or changed yet, in the order of asking.</summary>
    public IReadOnlyList<Question> ToConfirm => [.. Result.Scope.Where(question => Answers.GetValueOrDefault(question.Id) is { ToConfirm: true, Answer: not null })];

    /// <summary>How many questions in scope there are among those that the target names, and how many of them have an answer.</summary>
    public (int Answered, int InScope) Count(AssignmentTarget target)
    {
        var questions = Result.Scope.Where(question => question.Id == target.QuestionId || question.AxisId == target.AxisId).ToList();
        return (questions.Count(question => AnswerTo(question) is not null), questions.Count);
    }

    /// <summary>The first question in scope that has no answer, from <paramref name="after"/> on and then from the start; null when none is left.</summary>
    public Question? NextUnanswered(Question? after = null)
    {
        var scope = Result.Scope;
        return scope.FirstOrDefault(question => question.Order > (after?.Order ?? -1) && AnswerTo(question) is null)
            ?? scope.FirstOrDefault(question => AnswerTo(question) is null);
    }

    /// <summary>The question asked before this one; null at the start.</summary>
    public Question? Before(Question question) => Result.Scope.LastOrDefault(other => other.Order < question.Order);

    /// <summary>The question asked after this one; null at the end.</summary>
    public Question? After(Question question) => Result.Scope.FirstOrDefault(other => other.Order > question.Order);
}
