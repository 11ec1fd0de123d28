namespace EhdsReadiness.Core.Organisations;

/// <summary>How many answers in scope nobody stands behind yet: an assessment goes on with them only where somebody keeps them.</summary>
/// <param name="Carried">Carried answers that nobody has confirmed or changed.</param>
/// <param name="Unknown">"I don't know" to what somebody is asked to answer.</param>
public sealed record OpenAnswers(int Carried, int Unknown)
{
    public static readonly OpenAnswers None = new(0, 0);

    /// <summary>Counts them.</summary>
    /// <param name="answers">By question.</param>
    /// <param name="asked">What members are asked to answer, or somebody who would know.</param>
    public static OpenAnswers Of(
        IReadOnlyList<Question> scope, IReadOnlyDictionary<string, StoredAnswer> answers, IReadOnlyCollection<AssignmentTarget> asked)
    {
        var given = scope.Select(question => (Question: question, Stored: answers.GetValueOrDefault(question.Id))).ToList();
        return new(
            given.Count(one => one.Stored is { ToConfirm: true, Answer: not null }),
            given.Count(one => one.Stored?.Answer?.Kind == AnswerKind.Unknown
                && asked.Any(target => target.Names(one.Question))));
    }

    /// <summary>Whether somebody who saw <paramref name="kept"/> and keeps them keeps all of these.</summary>
    public bool AreKeptBy(OpenAnswers kept) => Carried <= kept.Carried && Unknown <= kept.Unknown;
}
