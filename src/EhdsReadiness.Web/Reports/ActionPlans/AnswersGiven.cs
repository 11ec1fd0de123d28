namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Each question with its answer, note and evidence; then how many were not asked, and why.</summary>
internal static class AnswersGiven
{
    public static IEnumerable<Block> Blocks(Wording wording)
    {
        yield return new Heading(2, wording.Say("Answers.Heading"));
        yield return new Paragraph(
            wording.Say("Answered", wording.Whole(wording.Result.Combined.Answered), wording.Whole(wording.Result.Combined.InScope)));
        foreach (var axis in wording.Result.Questionnaire.Axes)
        {
            var questions = wording.Result.Scope.Where(question => question.AxisId == axis.Id).ToList();
            if (questions.Count > 0)
            {
                yield return new Heading(3, wording.In(axis.Title)) { AxisNumber = axis.Number };
                foreach (var question in questions)
                {
                    foreach (var block in Answer(wording, question, hasNotes: true))
                    {
                        yield return block;
                    }
                }
            }
        }

        foreach (var block in NotAsked(wording))
        {
            yield return block;
        }
    }

    /// <summary>One question with its answer, under a heading of level 4.</summary>
    /// <param name="hasNotes">Whether with its reason, note and proof.</param>
    public static IEnumerable<Block> Answer(Wording wording, Question question, bool hasNotes)
    {
        yield return new Heading(4, wording.In(question.Ask));
        var answer = wording.Assessment.Answers.GetValueOrDefault(question.Id);
        var given = Prose.Strong(wording.Answer(question));
        yield return new Paragraph(answer?.Level is { } level ? given + (wording.Say("Answers.Colon") + wording.In(question.Levels[level]))
            : given);
        if (wording.Assessment.ToConfirm.Contains(question.Id))
        {
            yield return new Paragraph(wording.Say("Answers.ToConfirm"), ParagraphStyle.Quiet);
        }

        if (answer?.House is { } house)
        {
            yield return new Paragraph(wording.Say("Answers.House", house), ParagraphStyle.Quiet);
        }

        if (!hasNotes) { yield break; }

        var proofs = string.Join('\n', (answer?.AllProofs ?? []).Select(proof => WrittenProofs.Line(proof, wording.Language)));
        foreach (var (key, words) in new[]
            { ("Answers.Reason", answer?.Reason), ("Answers.Note", answer?.Note), ("Answers.Evidence", proofs) })
        {
            if (!string.IsNullOrWhiteSpace(words))
            {
                yield return new Paragraph(wording.Say(key), ParagraphStyle.Label);
                foreach (var paragraph in words.Split(
                    ['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    yield return new Paragraph(paragraph, ParagraphStyle.Quote);
                }
            }
        }
    }

    private static IEnumerable<Block> NotAsked(Wording wording)
    {
        var assessment = wording.Assessment;
        var leftOut = Scope.LeftOut(wording.Result.Questionnaire, assessment.Role, assessment.Profile, assessment.Mode);
        if (leftOut.Count == 0) { yield break; }

        yield return new Heading(3, wording.Say("NotAsked.Heading"));
        yield return new Paragraph(wording.Count("NotAsked.Intro", leftOut.Count));
        yield return new Table(
            wording.Say("NotAsked.Heading"),
            [new(wording.Say("NotAsked.Why"), 80), new(wording.Say("NotAsked.Number"), 20, Alignment.Right)],
            [.. leftOut.GroupBy(one => Why(wording, one), StringComparer.Ordinal)
                .Select(alike => (IReadOnlyList<Cell>)[alike.Key, wording.Whole(alike.Count())])]);
    }

    private static string Why(Wording wording, NotAsked one) => one switch
    {
        { Reason: NotAskedReason.Role } => wording.Say($"NotAsked.Role.{one.Question.Roles}"),
        { Reason: NotAskedReason.Express } => wording.Say("NotAsked.Express"),
        { Field: { } field } => wording.Say(
            "NotAsked.Profile",
            wording.In(wording.Content.Field(field.FieldId).Label),
            string.Join(wording.Say("Separator"), field.Values.Select(value => wording.ProfileValue(field.FieldId, value)))),
        _ => throw new InvalidOperationException("A question left out by the profile names the field."),
    };
}
