namespace EhdsReadiness.Core.Opening;

/// <summary>An assessment that was opened, with all that follows from it; each part is computed when it is first asked for.</summary>
/// <param name="key">What opened it: the secret of a link, or the identifier of an organisation’s assessment.</param>
/// <param name="stored">As it is kept, for whoever opened it.</param>
/// <param name="evaluation">Of its answers.</param>
public sealed class OpenAssessment(string key, StoredAssessment stored, Evaluation evaluation)
{
    /// <summary>What opened it: the secret of a link, or the identifier of an organisation’s assessment.</summary>
    public string Key => key;

    public StoredAssessment Stored => stored;

    /// <summary>What is kept of its answers: the same object for as long as nothing changed.</summary>
    internal Evaluation Evaluation => evaluation;

    public Questionnaire Questionnaire => evaluation.Questionnaire;

    /// <summary>By question, those taken back and those out of scope included.</summary>
    public IReadOnlyDictionary<string, StoredAnswer> Answers => evaluation.Answers;

    /// <summary>The questions asked, in order.</summary>
    public IReadOnlyList<Question> Scope => evaluation.Scope;

    /// <summary>Its scores and duties.</summary>
    public Result Result => evaluation.Result;

    /// <summary>The plan that follows from the result.</summary>
    public ActionPlan Plan => evaluation.Plan;

    /// <summary>The answer as it stands; null while missing.</summary>
    public Answer? AnswerTo(Question question) => Answers.GetValueOrDefault(question.Id)?.Answer;

    /// <summary>Whether whoever opened it has the right now.</summary>
    public bool Allows(Right right) => Stored.Allows(right);

    /// <summary>Whether they may answer now.</summary>
    public bool MayAnswer => Allows(Right.Answer);

    /// <summary>Whether it is an organisation's own, and no link opens it.</summary>
    public bool IsShared => Stored.OrganisationId is not null;

    /// <summary>Questions in scope whose carried answer nobody has confirmed or changed yet, in the order of asking.</summary>
    public IReadOnlyList<Question> ToConfirm => Result.ToConfirm;

    /// <summary>Questions in scope that are answered by "I don't know", in the order of asking: to be clarified, and not done.</summary>
    public IReadOnlyList<Question> ToClarify => [.. Scope.Where(question => AnswerTo(question)?.Kind == AnswerKind.Unknown)];

    /// <summary>How far the questions in scope are that the target names.</summary>
    public Progress Count(AssignmentTarget target)
    {
        var questions = Scope.Where(target.Names).ToList();
        return new(
            questions.Count(question => AnswerTo(question) is not null), questions.Count,
            questions.Count(question => AnswerTo(question)?.Kind == AnswerKind.Unknown));
    }

    /// <summary>The questions in scope among those that the target names that have no answer, or "I don't know".</summary>
    public IEnumerable<Question> OpenOf(AssignmentTarget target) => Scope.Where(question =>
        target.Names(question) && AnswerTo(question) is null or { Kind: AnswerKind.Unknown });

    /// <summary>The question in scope to go to for a target: the first without an answer, else the first answered "I don't know", else the
    /// first; null when it names none.</summary>
    public Question? EntryOf(AssignmentTarget target) =>
        Scope.Where(target.Names).MinBy(question => AnswerTo(question) switch
        {
            null => 0,
            { Kind: AnswerKind.Unknown } => 1,
            _ => 2,
        });

    /// <summary>The first question in scope that has no answer, from <paramref name="after"/> on and then from the start; null when none is
    /// left.</summary>
    public Question? NextUnanswered(Question? after = null)
    {
        var scope = Scope;
        return scope.FirstOrDefault(question => question.Order > (after?.Order ?? -1) && AnswerTo(question) is null)
            ?? scope.FirstOrDefault(question => AnswerTo(question) is null);
    }

    /// <summary>The question asked before this one; null at the start.</summary>
    public Question? Before(Question question) => Scope.LastOrDefault(other => other.Order < question.Order);

    /// <summary>The question asked after this one; null at the end.</summary>
    public Question? After(Question question) => Scope.FirstOrDefault(other => other.Order > question.Order);
}
