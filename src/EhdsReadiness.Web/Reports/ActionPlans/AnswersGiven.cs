using EhdsReadiness.Web.Reports.Pdf.Scripts;

namespace EhdsReadiness.Web.Reports.ActionPlans;

/// <summary>Each question with its answer, note and evidence; then how many were not asked, and why.</summary>
internal static class AnswersGiven
{
    /// <summary>Room for answers with their notes, reasons and proofs in the report of a first look, in UTF-16 units.</summary>
    private const int RoomOnFirstLook = 7000;

    /// <summary>What an answer itself takes of it.</summary>
    private const int RoomOfAnswer = 190;

    public static IEnumerable<Block> Blocks(Wording wording)
    {
        var longest = LongestIn(wording);
        yield return new Heading(2, wording.Say("Answers.Heading"));
        yield return new Paragraph(
            wording.Say("Answered", wording.Whole(wording.Result.Combined.Answered), wording.Whole(wording.Result.Combined.InScope))
                + (longest < int.MaxValue ? " " + wording.Say("Answers.GoesOn") : ""));
        foreach (var axis in wording.Result.Questionnaire.Axes)
        {
            var questions = wording.Result.Scope.Where(question => question.AxisId == axis.Id).ToList();
            if (questions.Count > 0)
            {
                yield return new Heading(3, wording.In(axis.Title)) { AxisNumber = axis.Number };
                foreach (var block in questions.SelectMany(question => Answer(wording, question, hasNotes: true, longest)))
                {
                    yield return block;
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
    /// <param name="longest">How much of these is printed on a first look, in UTF-16 units.</param>
    public static IEnumerable<Block> Answer(Wording wording, Question question, bool hasNotes, int longest = int.MaxValue)
    {
        yield return new Heading(4, wording.In(question.Ask));
        var answer = wording.Assessment.Answers.GetValueOrDefault(question.Id);
        var given = Prose.Strong(wording.Answer(question));
        given = answer?.Level is { } level ? given + (wording.Say("Answers.Colon") + wording.In(question.Levels[level])) : given;
        var end = given.Plain.EndsWith('.') ? " " : ". ";
        yield return new Paragraph(wording.IsFirstLook ? given + end + Weights.Of(wording, question) : given);
        if (wording.Assessment.ToConfirm.Contains(question.Id))
        {
            yield return new Paragraph(wording.Say("Answers.ToConfirm"), ParagraphStyle.Quiet);
        }

        if (answer?.House is { } house)
        {
            yield return new Paragraph(wording.Say("Answers.House", house), ParagraphStyle.Quiet);
        }

        if (!hasNotes || answer is null) { yield break; }

        var words = Words(wording, answer);
        if (wording.IsFirstLook)
        {
            if (words.Count > 0) { yield return new Paragraph(Beginning(Joined(wording, words), longest), ParagraphStyle.Quote); }

            yield break;
        }

        foreach (var (key, text) in words)
        {
            Prose label = Prose.Quiet(wording.Say(key) + wording.Say("Answers.Colon"));
            if (Direction.StartsRightToLeft(text))
            {
                // In one paragraph with its label it would run from the left.
                yield return new Paragraph(label, ParagraphStyle.Quote);
                label = "";
            }

            foreach (var paragraph in LinesOf(text))
            {
                yield return new Paragraph(label + paragraph, ParagraphStyle.Quote);
                label = "";
            }
        }
    }

    /// <summary>The words whole, or their beginning where they are longer.</summary>
    internal static string Beginning(string words, int longest)
    {
        if (words.Length <= longest) { return words; }

        var end = words.LastIndexOf(' ', longest);
        end = end > longest / 2 ? end : longest;
        return words[..(char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)].TrimEnd() + " […]";
    }

    /// <summary>How much of each text is printed, so that all of them together have their room: short ones whole, long ones
    /// alike.</summary>
    /// <param name="room">For all of them.</param>
    /// <param name="lengths">Of all texts.</param>
    internal static int LongestOf(int room, IEnumerable<int> lengths)
    {
        var left = lengths.Order().ToList();
        while (left.Count > 0 && (long)left[0] * left.Count <= room)
        {
            room -= left[0];
            left.RemoveAt(0);
        }

        return left.Count == 0 ? int.MaxValue : room / left.Count;
    }

    private static int LongestIn(Wording wording) => !wording.IsFirstLook ? int.MaxValue : LongestOf(
        RoomOnFirstLook - (RoomOfAnswer * wording.Result.Scope.Count),
        wording.Result.Scope.Select(question => wording.Assessment.Answers.GetValueOrDefault(question.Id)).OfType<Answer>()
            .Select(answer => Joined(wording, Words(wording, answer)).Length));

    /// <summary>What an organisation wrote beside an answer, by the key of its label.</summary>
    private static List<(string Key, string Text)> Words(Wording wording, Answer answer)
    {
        var proofs = string.Join('\n', answer.AllProofs.Select(proof => WrittenProofs.Line(proof, wording.Language)));
        (string Key, string? Text)[] all =
            [("Answers.Reason", answer.Reason), ("Answers.Note", answer.Note), ("Answers.Evidence", proofs)];
        return [.. all.Where(one => !string.IsNullOrWhiteSpace(one.Text)).Select(one => (one.Key, one.Text!))];
    }

    private static string[] LinesOf(string text) => text.Split(
        ['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>All of them in one line.</summary>
    private static string Joined(Wording wording, IEnumerable<(string Key, string Text)> words) => string.Join(' ', words.Select(one =>
        wording.Say(one.Key) + wording.Say("Answers.Colon") + Direction.Apart(string.Join(' ', LinesOf(one.Text)))));

    private static IEnumerable<Block> NotAsked(Wording wording)
    {
        var assessment = wording.Assessment;
        var leftOut = Scope.LeftOut(wording.Result.Questionnaire, assessment.Role, assessment.Profile, assessment.Mode);
        if (leftOut.Count == 0) { yield break; }

        yield return new Heading(3, wording.Say("NotAsked.Heading"));
        var reasons = leftOut.GroupBy(one => Why(wording, one), StringComparer.Ordinal).ToList();
        yield return new Paragraph(wording.Count("NotAsked.Intro", leftOut.Count) + (reasons is [var only] ? $" {only.Key}." : ""));
        if (reasons.Count == 1) { yield break; }

        yield return new Table(
            wording.Say("NotAsked.Heading"),
            [new(wording.Say("NotAsked.Why"), 80), new(wording.Say("NotAsked.Number"), 20, Alignment.Right)],
            [.. reasons.Select(alike => (IReadOnlyList<Cell>)[alike.Key, wording.Whole(alike.Count())])]);
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
