namespace EhdsReadiness.Web.Exports;

/// <summary>Compares the answers of a file with those that stand. A pure rule.</summary>
public static class AnswersComparison
{
    /// <param name="history">Every change of the answers: what an answer was when the file was made.</param>
    /// <returns>The answers that would change, in the order of the file.</returns>
    public static IReadOnlyList<AnswerDifference> Of(
        IReadOnlyList<AnswerRead> read, IReadOnlyDictionary<string, StoredAnswer> stored, IReadOnlyList<AnswerChange> history)
    {
        var differences = new List<AnswerDifference>();
        foreach (var answer in read)
        {
            var current = stored.GetValueOrDefault(answer.Question.Id);
            if (Same(answer.Answer, current?.Answer) || IsUntouched(answer, current, history)) { continue; }

            differences.Add(new(answer, current, (IsConflict(answer, current), answer.Answer, current?.Answer) switch
            {
                (true, _, _) => AnswerEffect.Conflict,
                (_, null, _) => AnswerEffect.TakenBack,
                (_, _, null) => AnswerEffect.New,
                _ => AnswerEffect.Changed,
            }));
        }

        return differences;
    }

    /// <summary>Whether two people changed the answer, or may have: a file without versions does not say when it was made. Where there is
    /// none to lose, and never was one of the file's version, the file comes of another assessment.</summary>
    private static bool IsConflict(AnswerRead answer, StoredAnswer? current) =>
        answer.Version is { } version
            ? version != (current?.Version ?? 0) && (current?.Answer is not null || version < (current?.Version ?? 0))
            : current?.Answer is not null;

    /// <summary>Whether the file gives the answer as it was when it was made: it is the site that has changed, and keeps what it has. What
    /// a file without versions leaves open, it may only not know yet.</summary>
    private static bool IsUntouched(AnswerRead answer, StoredAnswer? current, IReadOnlyList<AnswerChange> history)
    {
        if (answer.Version is not { } version) { return answer.Answer is null; }

        if (version == (current?.Version ?? 0)) { return false; }

        var then = history.FirstOrDefault(change => change.QuestionId == answer.Question.Id && change.Version == version);
        return version == 0 ? answer.Answer is null : then is not null && Same(answer.Answer, then.Answer);
    }

    /// <summary>The same for whoever reads them: no text is as good as an empty one.</summary>
    internal static bool Same(Answer? one, Answer? other) => Tidy(one) == Tidy(other);

    private static Answer? Tidy(Answer? answer) =>
        answer is null ? null : answer with { Note = Tidy(answer.Note), Evidence = Tidy(answer.Evidence), Proofs = Tidy(answer.Proofs) };

    private static string? Tidy(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
