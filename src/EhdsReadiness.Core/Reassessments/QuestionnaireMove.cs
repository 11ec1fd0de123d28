namespace EhdsReadiness.Core.Reassessments;

/// <summary>An assessment moved to another version of the questionnaire. A pure rule: nothing is written.</summary>
/// <param name="After">The assessment on the newer version, with the answers that are carried.</param>
/// <param name="Questions">Every question of the newer version, in its order.</param>
/// <param name="Removed">Questions of the former version that are not asked any more, in their order.</param>
/// <param name="ToConfirm">Questions whose carried answer waits for somebody to confirm it.</param>
public sealed record QuestionnaireMove(
    Assessment After,
    IReadOnlyList<MovedQuestion> Questions,
    IReadOnlyList<Question> Removed,
    IReadOnlySet<string> ToConfirm)
{
    /// <summary>Moves an assessment as the newer version's file of changes says; by the names of the questions when that file says nothing
    /// of its version.</summary>
    /// <param name="toConfirm">Questions whose answers waited to be confirmed already; they still do where they are carried.</param>
    public static QuestionnaireMove Of(Questionnaire former, Questionnaire now, Assessment assessment, IReadOnlySet<string> toConfirm)
    {
        var changes = now.Changes is { } written && written.From == former.Version ? written.Questions : ByName(former, now);
        var sources = changes.SelectMany(change => change.Into.Select(into => (Into: into, Change: change)))
            .ToLookup(pair => pair.Into, pair => pair.Change, StringComparer.Ordinal);
        var moved = now.Questions.Select(question => Moved(question, former, assessment, toConfirm, [.. sources[question.Id]])).ToList();
        return new(
            assessment with
            {
                Questionnaire = now.Version,
                Answers = moved.Where(one => one.Answer is not null)
                    .ToDictionary(one => one.Question.Id, one => one.Answer!, StringComparer.Ordinal),
            },
            moved,
            [.. former.Questions.Where(question =>
                changes.Any(change => change.Question == question.Id && change.Kind == ChangeKind.Removed))],
            moved.Where(one => one.Fate == MoveFate.ToConfirm).Select(one => one.Question.Id).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Moves along every version in between; straight when no files of changes lead from one to the other.</summary>
    public static Assessment Along(Content content, Assessment assessment, Questionnaire now)
    {
        var path = new Stack<Questionnaire>();
        var step = now;
        while (step is not null && step.Version != assessment.Questionnaire)
        {
            path.Push(step);
            step = step.Changes is { } changes ? content.Find(changes.From) : null;
        }

        var former = content.Find(assessment.Questionnaire)
            ?? throw new ArgumentException($"The content has no questionnaire “{assessment.Questionnaire}”.", nameof(assessment));
        foreach (var next in step is null ? [now] : path.ToArray())
        {
            assessment = Of(former, next, assessment, new HashSet<string>()).After;
            former = next;
        }

        return assessment;
    }

    private static List<QuestionChange> ByName(Questionnaire former, Questionnaire now) =>
    [
        .. former.Questions.Select(question => now.Find(question.Id) is null
            ? new QuestionChange(question.Id, ChangeKind.Removed, [], Carrying.Carried)
            : new QuestionChange(question.Id, ChangeKind.Kept, [question.Id], Carrying.Carried)),
    ];

    private static MovedQuestion Moved(Question question, Questionnaire former, Assessment assessment, IReadOnlySet<string> toConfirm,
        IReadOnlyList<QuestionChange> changes)
    {
        if (changes.Count == 0) { return new(question, [], null, MoveFate.New, null); }

        IReadOnlyList<Question> sources = [.. changes.Select(change => former.Find(change.Question)).OfType<Question>()];
        var given = sources.Select(source => assessment.Answers.GetValueOrDefault(source.Id)).OfType<Answer>().ToList();
        if (given.Count == 0) { return new(question, sources, changes[0].Kind, MoveFate.Unanswered, null); }

        var carrying = changes.Max(change => change.Answer);
        var together = carrying == Carrying.Again || given.Count < sources.Count ? null : Together(given);
        if (together is null || (together.Kind == AnswerKind.NotApplicable && question.NotApplicable is null))
        {
            return new(question, sources, changes[0].Kind, MoveFate.Again, null);
        }

        var waits = carrying == Carrying.Confirm || sources.Any(source => toConfirm.Contains(source.Id));
        return new(question, sources, changes[0].Kind, waits ? MoveFate.ToConfirm : MoveFate.Carried, together);
    }

    /// <summary>
    /// One answer for all that the questions were answered, never better than any of them: parts that do not apply take no part,
    /// "I don't know" comes before a level, the lowest level before the others. Null where the texts together are too long to be kept
    /// whole.
    /// </summary>
    private static Answer? Together(List<Answer> given)
    {
        if (given.Count == 1) { return given[0]; }

        var lowest = given.MinBy(answer => answer.Kind switch
        {
            AnswerKind.Unknown => -1,
            AnswerKind.Level => answer.Level!.Value,
            AnswerKind.NotApplicable => int.MaxValue,
        })!;
        var together = lowest with
        {
            Reason = lowest.Kind == AnswerKind.NotApplicable ? Joined(given.Select(answer => answer.Reason), "\n\n") : null,
            Note = Joined(given.Select(answer => answer.Note), "\n\n"),
        };
        var proofs = given.SelectMany(answer => answer.AllProofs).Distinct().ToList();
        return Fits(together.Reason, Answer.LongestNote) && Fits(together.Note, Answer.LongestNote) && proofs.Count <= Proof.Most
            ? together.With(proofs) : null;
    }

    private static string? Joined(IEnumerable<string?> texts, string between) =>
        texts.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } some ? string.Join(between, some) : null;

    private static bool Fits(string? text, int longest) => text is null || text.EnumerateRunes().Count() <= longest;
}
