namespace EhdsReadiness.Core.Scoring;

/// <summary>A question in scope with its answer and the duty as it binds the organisation.</summary>
/// <param name="Answer">Null while missing.</param>
/// <param name="Duty">Null for good practice.</param>
internal sealed record AskedQuestion(Question Question, Answer? Answer, BindingDuty? Duty)
{
    /// <summary>"Does not apply" takes no part in the weight total.</summary>
    public bool Counts => Answer?.Kind != AnswerKind.NotApplicable;

    public int PointsLow => (Answer?.Level ?? 0) * Readiness.PointsPerLevel;

    public int PointsHigh => (Answer?.Level ?? 4) * Readiness.PointsPerLevel;

    public bool IsBlocker => Duty is not null && Counts && Answer?.Level is not >= 2;

    public DutyState State => Answer switch
    {
        null or { Kind: AnswerKind.Unknown } => DutyState.ToClarify,
        { Kind: AnswerKind.NotApplicable } => DutyState.NotApplicable,
        { Level: >= 3 } => DutyState.InPlace,
        { Level: 2 } => DutyState.Partly,
        _ => DutyState.ToDo,
    };

    public static IReadOnlyList<AskedQuestion> Of(Questionnaire questionnaire, Regulation regulation, Assessment assessment)
    {
        var scope = Scope.Of(questionnaire, assessment.Role, assessment.Profile, assessment.Mode);
        var asked = new AskedQuestion[scope.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            var question = scope[i];
            asked[i] = new(question, assessment.Answers.GetValueOrDefault(question.Id), question.Duty?.For(assessment.Profile, regulation));
        }

        return asked;
    }
}
