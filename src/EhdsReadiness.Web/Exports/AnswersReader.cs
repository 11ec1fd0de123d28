using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the rows of a table of answers and lists everything wrong with them.</summary>
internal sealed class AnswersReader(Questionnaire questionnaire, IReadOnlyDictionary<string, StoredAnswer> stored, FoundTable table)
{
    private static readonly string[] TextColumns = ["Reason", "Note", "Evidence"];

    /// <summary>The columns that are looked into; the others repeat what the questionnaire says.</summary>
    private static readonly string[] Taken = ["Id", "Answer", .. TextColumns, "Version"];

    private readonly IReadOnlyDictionary<string, int> _places = table.Places;

    /// <summary>The questions by their words in either language, made for a table without identifiers.</summary>
    private readonly Lazy<Dictionary<string, Question>> _byWords = new(() => ByWords(questionnaire));
    private readonly List<CellFault> _faults = [.. table.Faults];

    public AnswersReading Read()
    {
        var answers = new List<AnswerRead>();
        int[] taken = [.. _places.Where(place => Taken.Contains(place.Key)).Select(place => place.Value)];
        // A row that only repeats the questionnaire says nothing, as a title in between does.
        foreach (var row in table.Rows.Where(row => taken.Any(row.Holds)).TakeWhile(_ => _faults.Count < FileFault.Most))
        {
            if (table.FaultsIn(row, taken) is { Count: > 0 } unread)
            {
                _faults.AddRange(unread);
                continue;
            }

            if (QuestionOf(row) is not { } question) { continue; }

            if (answers.Exists(answer => answer.Question == question))
            {
                Add(row, Naming, "Cette question figure déjà plus haut : gardez une seule ligne.",
                    "This question stands further up already: keep one row only.");
                continue;
            }

            answers.Add(new(row.Number, question, AnswerOf(row, question), VersionOf(row))
            {
                Sheet = table.Sheet.Name, Cell = row.Reference(_places["Answer"]),
            });
        }

        return new(answers, table.Listed(_faults));
    }

    /// <summary>The column that says which question a row is of.</summary>
    private string Naming => _places.ContainsKey("Id") ? "Id" : "Question";

    /// <summary>The question by its identifier, or by its words where somebody copied the table without what is out of sight.</summary>
    private Question? QuestionOf(RowRead row)
    {
        var id = _places.TryGetValue("Id", out var place) ? TextSanitizer.SanitizeToken(row[place]) : null;
        var words = _places.TryGetValue("Question", out var asked) ? FoundTable.Plain(row[asked]) : "";
        var question = id is not null ? questionnaire.Find(id) : _byWords.Value.GetValueOrDefault(words);
        if (question is null)
        {
            var named = Excerpt.Of(id ?? words);
            Add(row, Naming, $"« {named} » n’est pas une question de la version {questionnaire.Version}.",
                $"“{named}” is no question of version {questionnaire.Version}.");
        }

        return question;
    }

    private static Dictionary<string, Question> ByWords(Questionnaire questionnaire)
    {
        var byWords = new Dictionary<string, Question>(StringComparer.OrdinalIgnoreCase);
        foreach (var (words, question) in questionnaire.Questions.SelectMany(question =>
            Languages.All.Select(language => (FoundTable.Plain(question.Ask.In(language)), question))))
        {
            byWords.TryAdd(words, question);
        }

        return byWords;
    }

    private Answer? AnswerOf(RowRead row, Question question)
    {
        var written = row[_places["Answer"]];
        var before = stored.GetValueOrDefault(question.Id)?.Answer;
        var reason = Typed(row, "Reason", before?.Reason, Answer.LongestNote);
        var note = Typed(row, "Note", before?.Note, Answer.LongestNote);
        var proofs = ProofsOf(row, before);
        switch (WrittenAnswer.Read(written, question, questionnaire.LevelNames))
        {
            case { Kind: AnswerKind.NotApplicable }:
                return NotApplicable(row, question, reason) is { } given
                    ? (given with { Note = note }).With(proofs) : null;
            case { } answer:
                return (WithoutReason(row, reason, answer) with { Note = note }).With(proofs);
            case null when TextSanitizer.ShowsNothing(written):
                if (TextColumns.FirstOrDefault(key => _places.TryGetValue(key, out var place) && !TextSanitizer.ShowsNothing(row[place])) is
                    { } filled)
                {
                    Add(row, "Answer", $"Choisissez une réponse : « {Heading(Language.French, filled)} » est rempli.",
                        $"Choose an answer: “{Heading(Language.English, filled)}” is filled in.");
                }

                return null;
            default:
                Add(
                    row,
                    "Answer",
                    $"« {Excerpt.Of(written)} » n’est pas une réponse : choisissez un niveau de 0 à 4, « Je ne sais pas » " +
                        $"ou « Ne s’applique pas ».",
                    $"“{Excerpt.Of(written)}” is no answer: choose a level from 0 to 4, “I don’t know” or “Does not apply”.");
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
            Add(row, _places.ContainsKey("Reason") ? "Reason"
                : "Answer", "Écrivez pourquoi cette question ne s’applique pas, en une phrase au moins.",
                "Say why this question does not apply, in a sentence at least.");
            return null;
        }

        return Answer.NotApplicable(reason);
    }

    /// <summary>A level has no reason; one in the file would be lost without a word.</summary>
    private Answer WithoutReason(RowRead row, string? reason, Answer answer)
    {
        if (reason is not null && _places.TryGetValue("Reason", out var place) && !TextSanitizer.ShowsNothing(row[place]))
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
        if (!_places.TryGetValue(key, out var place)) { return before; }

        var text = TextSanitizer.Sanitize(row[place]) ?? "";
        if (before is not null && text == (TextSanitizer.Sanitize(before) ?? "")) { return before; }

        CheckLength(row, key, text, longest);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The proofs of a cell, one a line; those that stood before where the file has no such column, or the same.</summary>
    private IReadOnlyList<Proof> ProofsOf(RowRead row, Answer? before)
    {
        const string key = "Evidence";

        if (!_places.TryGetValue(key, out var place)) { return before?.AllProofs ?? []; }

        if (before?.Evidence is not null
            && TextSanitizer.Sanitize(row[place]) == TextSanitizer.Sanitize(WrittenProofs.Write(before)))
        {
            return before.AllProofs;
        }

        var proofs = WrittenProofs.Read(row[place]);
        if (proofs.Count > Proof.Most)
        {
            Add(row, key, $"Gardez {Proof.Most} preuves au plus, une par ligne : il y en a {proofs.Count}.",
                $"Keep {Proof.Most} proofs at most, one a line: there are {proofs.Count}.");
        }

        foreach (var proof in proofs)
        {
            CheckLength(row, key, proof.What, Answer.LongestEvidence);
            CheckLength(row, key, proof.Holder ?? "", Proof.LongestHolder);
        }

        return proofs;
    }

    private void CheckLength(RowRead row, string key, string text, int longest)
    {
        if (TooLongText.Of(text, longest) is { } fault)
        {
            Add(row, key, fault.Fr, fault.En);
        }
    }

    private int? VersionOf(RowRead row)
    {
        if (!_places.TryGetValue("Version", out var place) || TextSanitizer.SanitizeToken(row[place]) is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) { return version; }

        Add(row, "Version", "Laissez la version telle qu’elle a été exportée : un nombre entier.",
            "Leave the version as it was exported: a whole number.");
        return null;
    }

    private void Add(RowRead row, string column, string french, string english) =>
        _faults.Add(new(row.Reference(_places[column]), new(french, english)));

    private static string Heading(Language language, string key) => ReportTexts.Of(language, $"Column.{key}");
}
