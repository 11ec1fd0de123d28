namespace EhdsReadiness.Core.Scoring;

/// <summary>All that follows from one assessment.</summary>
/// <param name="Asked">The questions in scope, in order, with their answers and duties.</param>
/// <param name="Readings">Combined alone for one role; combined, holder and user for both.</param>
public sealed record Result(
    Questionnaire Questionnaire,
    Assessment Assessment,
    IReadOnlyList<AskedQuestion> Asked,
    IReadOnlyList<Reading> Readings)
{
    /// <summary>The questions asked, in order.</summary>
    public IReadOnlyList<Question> Scope { get; } = [.. Asked.Select(one => one.Question)];

    /// <summary>Questions in scope whose carried answer nobody has confirmed or changed yet, in the order of asking.</summary>
    public IReadOnlyList<Question> ToConfirm { get; } =
        [.. Asked.Select(one => one.Question).Where(question => Assessment.ToConfirm.Contains(question.Id))];

    public Reading Combined => Readings[0];
}
