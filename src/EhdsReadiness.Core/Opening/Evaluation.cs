namespace EhdsReadiness.Core.Opening;

/// <summary>
/// What the answers of an assessment amount to: its scope, scores and plan, each computed when it is first asked for. It never changes, and
/// may be asked by many at a time.
/// </summary>
/// <param name="stored">The assessment as it was kept when the answers were read.</param>
/// <param name="questionnaire">Of the version that it is on.</param>
/// <param name="answers">By question, those taken back and those out of scope included.</param>
public sealed class Evaluation(
    StoredAssessment stored, Questionnaire questionnaire, Regulation regulation, IReadOnlyDictionary<string, StoredAnswer> answers)
{
    private readonly Lazy<IReadOnlyList<Question>> _scope = new(
        () => Scoring.Scope.Of(questionnaire, stored.Settings.Role, stored.Settings.Profile, stored.Settings.Mode));

    private readonly Lazy<Result> _result = new(() => Readiness.Of(questionnaire, regulation, stored.With(answers.Values)));

    private ActionPlan? _plan;

    public Questionnaire Questionnaire => questionnaire;

    /// <summary>By question, those taken back and those out of scope included.</summary>
    public IReadOnlyDictionary<string, StoredAnswer> Answers => answers;

    /// <summary>The questions asked, in order.</summary>
    public IReadOnlyList<Question> Scope => _scope.Value;

    /// <summary>Its scores and duties.</summary>
    public Result Result => _result.Value;

    /// <summary>The plan that follows from the result.</summary>
    public ActionPlan Plan => _plan ??= Planning.Of(Result);

    /// <summary>Memory that it takes at most once all is computed, in bytes: an estimate, high rather than low.</summary>
    public long Size => 4_096 + (1_500L * questionnaire.Questions.Count) + answers.Values.Sum(SizeOf);

    /// <summary>Whether it is true of an assessment as it was just read.</summary>
    public bool IsOf(StoredAssessment now) => now.Id == stored.Id && now.Revision == stored.Revision;

    private static long SizeOf(StoredAnswer stored) =>
        stored.Answer is { } answer
            ? 400 + (2L * ((answer.Reason?.Length ?? 0) + (answer.Note?.Length ?? 0) + (answer.Evidence?.Length ?? 0)
                + (answer.Proofs?.Length ?? 0))) : 200;
}
