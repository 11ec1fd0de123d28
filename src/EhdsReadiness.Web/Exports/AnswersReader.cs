using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the rows of a table of answers and lists everything wrong with them.</summary>
/// <param name="places">Where the known columns stand, by the keys of their headings.</param>
internal sealed class AnswersReader(
    Questionnaire questionnaire, IReadOnlyDictionary<string, StoredAnswer> stored, IReadOnlyDictionary<string, int> places)
{
    private static readonly string[] TextColumns = ["Reason", "Note", "Evidence"];

    /// <summary>The columns that are looked into; the others repeat what the questionnaire says.</summary>
    private static readonly string[] Taken = ["Id", "Answer", .. TextColumns, "Version"];

    private readonly List<CellFault> _faults = [];

    public AnswersReading Read(SheetRead sheet)
    {
        var answers = new List<AnswerRead>();
        var taken = places.Where(place => Taken.Contains(place.Key)).Select(place => place.Value).ToList();
        foreach (var row in sheet.Rows.Skip(1).Where(row => places.Values.Any(row.Holds)).TakeWhile(_ => _faults.Count < FileFault.Most))
        {
            if (taken.Exists(row.Uncomputed.Contains))
            {
                _faults.AddRange(row.FormulaFaults(taken));
                continue;
            }

            if (QuestionOf(row) is not { } question) { continue; }

            if (answers.Exists(answer => answer.Question == question))
            {
                Add(row, "Id", "Cette question figure déjà plus haut : gardez une seule ligne.",
                    "This question stands further up already: keep one row only.");
                continue;
            }

            answers.Add(new(row.Number, question, AnswerOf(row, question), VersionOf(row)));
        }

        return new(answers, [.. _faults.Take(FileFault.Most).Select(fault => fault with { Sheet = sheet.Name })]);
    }

    private Question? QuestionOf(RowRead row)
    {
        var id = TextSanitizer.SanitizeToken(row[places["Id"]]) ?? "";
        var question = questionnaire.Find(id);
        if (question is null)
        {
            Add(row, "Id", $"« {Excerpt.Of(id)} » n’est pas une question de la version {questionnaire.Version}.",
                $"“{Excerpt.Of(id)}” is no question of version {questionnaire.Version}.");
        }

        return question;
    }

    private Answer? AnswerOf(RowRead row, Question question)
    {
        var written = Plain(row[places["Answer"]]);
        var before = stored.GetValueOrDefault(question.Id)?.Answer;
        var reason = Typed(row, "Reason", before?.Reason, Answer.LongestNote);
        var note = Typed(row, "Note", before?.Note, Answer.LongestNote);
        var evidence = Typed(row, "Evidence", before?.Evidence, Answer.LongestEvidence);
        switch (written)
        {
            case "":
                if (TextColumns.FirstOrDefault(key => places.TryGetValue(key, out var place) && !TextSanitizer.ShowsNothing(row[place])) is
                    { } given)
                {
                    Add(row, "Answer", $"Choisissez une réponse : « {Heading(Language.French, given)} » est rempli.",
                        $"Choose an answer: “{Heading(Language.English, given)}” is filled in.");
                }

                return null;
            case ['0' or '1' or '2' or '3' or '4']:
                return WithoutReason(row, reason, Answer.AtLevel(written[0] - '0')) with { Note = note, Evidence = evidence };
            case var _ when Is(written, "Answer.Unknown", "unknown"):
                return WithoutReason(row, reason, Answer.Unknown) with { Note = note, Evidence = evidence };
            case var _ when Is(written, "Answer.NotApplicable", "not_applicable"):
                return NotApplicable(row, question, reason) is { } answer ? answer with { Note = note, Evidence = evidence } : null;
            default:
                Add(
                    row,
                    "Answer",
                    $"« {Excerpt.Of(row[places["Answer"]])} » n’est pas une réponse : choisissez un niveau de 0 à 4, « Je ne sais pas » " +
                        $"ou « Ne s’applique pas ».",
                    $"“{Excerpt.Of(row[places["Answer"]])}” is no answer: choose a level from 0 to 4, “I don’t know” or “Does not apply”.");
                return null;
        }
    }

    private Answer? NotApplicable(RowRead row, Question question, string? reason)
    {
        if (question.NotApplicable is null)
        {
            Add(row, "Answer", "Cette question n’offre pas « Ne s’applique pas » : choisissez un niveau ou « Je ne sais pas ».",
                "This question does not offer “Does not apply”: choose a level or “I don’t know”.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            Add(row, places.ContainsKey("Reason") ? "Reason"
                : "Answer", "Écrivez pourquoi cette question ne s’applique pas, en une phrase au moins.",
                "Say why this question does not apply, in a sentence at least.");
            return null;
        }

        return Answer.NotApplicable(reason);
    }

    /// <summary>A level has no reason; one in the file would be lost without a word.</summary>
    private Answer WithoutReason(RowRead row, string? reason, Answer answer)
    {
        if (reason is not null && places.TryGetValue("Reason", out var place) && !TextSanitizer.ShowsNothing(row[place]))
        {
            Add(row, "Reason", "Une raison ne va qu’avec « Ne s’applique pas » : effacez-la, ou écrivez-la en note.",
                "A reason only goes with “Does not apply”: clear it, or write it as a note.");
        }

        return answer;
    }

    /// <summary>What was typed in a cell; what stood before where the file has no such column, or the same but for what no file
    /// keeps.</summary>
    private string? Typed(RowRead row, string key, string? before, int longest)
    {
        if (!places.TryGetValue(key, out var place)) { return before; }

        Func<string?, string?> sanitize = key == "Evidence" ? TextSanitizer.SanitizeLink : TextSanitizer.Sanitize;
        var text = sanitize(row[place]) ?? "";
        if (before is not null && text == (sanitize(before) ?? "")) { return before; }

        var length = TextSanitizer.Length(text);
        if (length > longest)
        {
            Add(
                row,
                key,
                string.Create(CultureInfo.InvariantCulture,
                    $"Raccourcissez ce texte : {longest} caractères au plus, il en compte {length}."),
                string.Create(CultureInfo.InvariantCulture, $"Shorten this text: {longest} characters at most, it has {length}."));
        }

        return text.Length == 0 ? null : text;
    }

    private int? VersionOf(RowRead row)
    {
        if (!places.TryGetValue("Version", out var place) || TextSanitizer.SanitizeToken(row[place]) is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) { return version; }

        Add(row, "Version", "Laissez la version telle qu’elle a été exportée : un nombre entier.",
            "Leave the version as it was exported: a whole number.");
        return null;
    }

    private void Add(RowRead row, string column, string french, string english) =>
        _faults.Add(new(row.Reference(places[column]), new(french, english)));

    private static string Heading(Language language, string key) => ReportTexts.Of(language, $"Column.{key}");

    private static bool Is(string written, string key, string id) =>
        written == id || Languages.All.Any(language => written == Plain(ReportTexts.Of(language, key)));

    /// <summary>Words without what a spreadsheet or its user changes in passing: capitals, kinds of apostrophe and of space.</summary>
    private static string Plain(string text) =>
        string.Join(' ', (TextSanitizer.SanitizeLine(text) ?? "").Replace('’', '\'').ToLowerInvariant()
            .Split([' ', '\u00a0', '\u202f', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
