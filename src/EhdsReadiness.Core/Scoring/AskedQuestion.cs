namespace EhdsReadiness.Core.Scoring;

/// <summary>A question in scope with its answer and the duty as it binds the organisation.</summary>
/// <param name="Answer">Null while missing.</param>
/// <param name="Duty">Null for good practice.</param>
public sealed record AskedQuestion(Question Question, Answer? Answer, BindingDuty? Duty)
{
    /// <summary>"Does not apply" takes no part in the weight total.</summary>
    public bool Counts => Answer switch
    {
        null or { Kind: AnswerKind.Level } or { Kind: AnswerKind.Unknown } => true,
        { Kind: AnswerKind.NotApplicable } => false,
    };

    /// <summary>0 to 100: a missing or unknown answer counts as nothing.</summary>
    public int PointsLow => LevelOr(0) * Readiness.PointsPerLevel;

    /// <summary>0 to 100: a missing or unknown answer counts as everything.</summary>
    public int PointsHigh => LevelOr(4) * Readiness.PointsPerLevel;

    /// <summary>A binding duty whose level is below 2.</summary>
    public bool IsBlocker => Duty is not null && Counts && Answer?.Level is not >= 2;

    /// <summary>How far the question is met.</summary>
    public DutyState State => Answer switch
    {
        null or { Kind: AnswerKind.Unknown } => DutyState.ToClarify,
        { Kind: AnswerKind.NotApplicable } => DutyState.NotApplicable,
        { Kind: AnswerKind.Level } => Answer.Level!.Value switch
        {
            >= 3 => DutyState.InPlace,
            2 => DutyState.Partly,
            _ => DutyState.ToDo,
        },
    };

    /// <summary>The level of the answer, or what stands for one that has none; where it does not apply nothing counts.</summary>
    private int LevelOr(int other) => Answer switch
    {
        { Kind: AnswerKind.Level } => Answer.Level!.Value,
        null or { Kind: AnswerKind.Unknown } or { Kind: AnswerKind.NotApplicable } => other,
    };

    /// <summary>The questions in scope, in the order of asking.</summary>
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
