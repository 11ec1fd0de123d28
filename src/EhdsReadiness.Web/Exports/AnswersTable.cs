using EhdsReadiness.Web.Reports;
using EhdsReadiness.Web.Reports.ActionPlans;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// The answers as a table that can be filled in offline and brought back. A column is known by its heading in either language, wherever it
/// stands; an answer is a level from 0 to 4, with or without its name, or one of two sentences.
/// </summary>
public static class AnswersTable
{
    /// <summary>What may be written out, by name.</summary>
    private static readonly Dictionary<string, Column> Columns = new(StringComparer.Ordinal)
    {
        ["Id"] = new("Id", 24, (_, question) => question.Id),
        ["Axis"] = new("Axis", 20, (_, question) => question.AxisId),
        ["AxisTitle"] = new("Axis", 14, (export, question) =>
            export.Result.Questionnaire.AxisOf(question.AxisId).Title.In(export.Language)),
        ["Question"] = new("Question", 28, (export, question) => question.Ask.In(export.Language)),
        ["Levels"] = new("Levels", 78, (export, question) => string.Join('\n', question.Levels.Select((level, number) =>
            export.Wording.Level(number) + export.Say("Answers.Colon") + level.In(export.Language))
            .Concat(question.NotApplicable is { } condition
                ? new[] { export.Say("Answer.NotApplicable") + export.Say("Answers.Colon") + condition.In(export.Language) } : []))),
        ["Answer"] = new("Answer", 20, (export, question) => AnswerTo(export, question) is { Kind: AnswerKind.Level, Level: var level }
            ? SpreadsheetCell.Whole(level) : Words(export, question)),
        ["Level"] = new("Level", 17, Words),
        ["Reason"] = new("Reason", 17, (export, question) => AnswerTo(export, question)?.Reason),
        ["Note"] = new("Note", 28, (export, question) => AnswerTo(export, question)?.Note),
        ["Evidence"] = new("Evidence", 18, (export, question) => WrittenProofs.Write(AnswerTo(export, question))),
        ["Law"] = new("Law", 15, Law),
        ["Weight"] = new("Weight", 8, (_, question) => SpreadsheetCell.Whole(question.Weight)),
        ["Asked"] = new("Asked", 8, (export, question) => export.Say(export.Result.Scope.Contains(question) ? "Yes" : "No")),
        ["Version"] = new("Version", 8, (export, question) =>
            SpreadsheetCell.Whole(export.Answers.GetValueOrDefault(question.Id)?.Version ?? 0)),
        ["ToConfirm"] = new("ToConfirm", 11, (export, question) =>
            IsToConfirm(export, question) ? export.Say("Yes") : SpreadsheetCell.Empty),
    };

    /// <summary>What the table is for programs, one answer a line.</summary>
    private static readonly string[] OfPrograms =
        ["Id", "Axis", "Question", "Answer", "Reason", "Note", "Evidence", "Weight", "Asked", "Version", "ToConfirm"];

    /// <summary>What the table is for people, who read from left to right; a question and its version are known by columns out of
    /// sight.</summary>
    private static readonly string[] OfPeople =
        ["AxisTitle", "Question", "Levels", "Level", "Reason", "Note", "Evidence", "Law", "ToConfirm", "Asked", "Version", "Id"];

    private static readonly string[] OutOfSight = ["Version", "Id"];

    /// <summary>Headings that are known, of this table and of that of contributions, which names answers too.</summary>
    private static readonly IReadOnlyList<(string Heading, string Key)> Headings =
    [
        .. FoundTable.Headings(OfPrograms, (language, key) => ReportTexts.Of(language, $"Column.{key}")),
        .. FoundTable.Headings(["Level"], (language, key) => ReportTexts.Of(language, $"Column.{key}"))
            .Select(one => (one.Heading, "Answer")),
        .. FoundTable.Headings(["Points"], (language, key) => ReportTexts.Of(language, key)),
    ];

    public static SpreadsheetTable Of(AssessmentExport export) => Table(export, export.Say("Sheet.Answers"), export.Questions, OfPrograms);

    /// <summary>A sheet on which people answer, each question with its five levels in words.</summary>
    /// <param name="choices">Where the workbook lists what may be answered, by whether that is everything.</param>
    public static SpreadsheetTable Sheet(
        AssessmentExport export, string name, IReadOnlyList<Question> questions, Func<bool, string> choices)
    {
        var manyAxes = questions.Select(question => question.AxisId).Distinct().Count() > 1;
        var toConfirm = questions.Any(question => IsToConfirm(export, question));
        var areSomeNotAsked = questions.Any(question => !export.Result.Scope.Contains(question));
        string[] keys = [.. OfPeople.Where(key => key switch
        {
            "AxisTitle" => manyAxes,
            "ToConfirm" => toConfirm,
            "Asked" => areSomeNotAsked,
            _ => true,
        })];
        var (table, level) = (Table(export, name, questions, keys), Array.IndexOf(keys, "Level"));
        return table with
        {
            Rows = [.. table.Rows.Zip(questions, (row, question) => (IReadOnlyList<SpreadsheetCell>)[.. row.Select((cell, place) =>
                place == level ? cell with { ChoicesIn = choices(question.NotApplicable is not null) } : cell)])],
            Frozen = manyAxes ? 2 : 1,
        };
    }

    /// <summary>Reads the table back from every sheet in sight that has its two necessary headings; on a sheet without identifiers, by the
    /// questions' own words.</summary>
    /// <param name="stored">The answers as they stand: what a file without one of the columns says nothing about stays as it is.</param>
    public static AnswersReading Read(
        IReadOnlyList<SheetRead> sheets, Questionnaire questionnaire, IReadOnlyDictionary<string, StoredAnswer> stored)
    {
        var tables = sheets.Select(sheet => TableOf(sheet, "Id") ?? TableOf(sheet, "Question")).OfType<FoundTable>().ToList();
        var seen = tables.Exists(table => !table.Sheet.IsHidden) ? tables.FindAll(table => !table.Sheet.IsHidden) : tables;
        return tables.Count > 0
            ? Together(seen.ConvertAll(table => new AnswersReader(questionnaire, stored, table).Read()))
                with { Skipped = [.. tables.Except(seen).Select(table => table.Sheet.Name)] }
            : new([], [
                new("A1", new("Le fichier n’a pas de tableau avec les colonnes « Niveau » (ou « Réponse ») et « Identifiant ».",
                "The file has no table with the columns “Level” (or “Answer”) and “Identifier”."))]);
    }

    /// <summary>What was read of several sheets. The same question may stand on two of them, as in a copy, unless they answer it
    /// otherwise.</summary>
    private static AnswersReading Together(IReadOnlyList<AnswersReading> readings)
    {
        var (answers, faults) = (new List<AnswerRead>(), readings.SelectMany(reading => reading.Faults).ToList());
        foreach (var read in readings.SelectMany(reading => reading.Answers))
        {
            var at = answers.FindIndex(one => one.Question == read.Question);
            if (at < 0)
            {
                answers.Add(read);
            }
            else if (answers[at].Answer is null)
            {
                answers[at] = read;
            }
            else if (read.Answer is not null && !AnswersComparison.Same(read.Answer, answers[at].Answer))
            {
                var other = $"{answers[at].Sheet}!{answers[at].Cell}";
                faults.Add(new(read.Cell,
                    new($"La même question a une autre réponse en {other} : gardez-en une seule.",
                    $"The same question has another answer in {other}: keep one only.")) { Sheet = read.Sheet });
            }
        }

        return new(answers, [.. faults.Take(FileFault.Most)]);
    }

    private static FoundTable? TableOf(SheetRead sheet, string naming) =>
        FoundTable.Find([sheet], Headings, naming, "Answer") is { } table && !table.Places.ContainsKey("Points") ? table : null;

    private static SpreadsheetTable Table(AssessmentExport export, string name, IReadOnlyList<Question> questions, string[] keys) => new(
        name,
        [.. keys.Select(key => new SpreadsheetColumn(export.Say($"Column.{Columns[key].Heading}"), Columns[key].Width)
            { IsHidden = OutOfSight.Contains(key) })],
        [.. questions.Select(question => (IReadOnlyList<SpreadsheetCell>)[.. keys.Select(key => Columns[key].Cell(export, question))])]);

    private static Answer? AnswerTo(AssessmentExport export, Question question) => export.Answers.GetValueOrDefault(question.Id)?.Answer;

    private static bool IsToConfirm(AssessmentExport export, Question question) =>
        export.Answers.GetValueOrDefault(question.Id) is { ToConfirm: true, Answer: not null };

    /// <summary>The answer as its list offers it; empty for none.</summary>
    private static SpreadsheetCell Words(AssessmentExport export, Question question) =>
        AnswerTo(export, question) is { } answer
            ? Wording.Answer(answer, export.Result.Questionnaire, export.Language) : SpreadsheetCell.Empty;

    /// <summary>The article that asks for it and since when, or that it is good practice; empty for a question that is not
    /// asked.</summary>
    private static SpreadsheetCell Law(AssessmentExport export, Question question)
    {
        if (!export.Result.Scope.Contains(question)) { return SpreadsheetCell.Empty; }

        return export.Result.Combined.Duties.FirstOrDefault(duty => duty.Question == question)?.Duty is not { } duty
            ? export.Say("GoodPractice")
            : Formats.Sentence(export.Wording.ArticleInWords(duty.Article)) + export.Say("Answers.Colon")
                + (duty.From is { } day ? export.Wording.Day(day) : export.Say("Due.Past"));
    }

    /// <param name="Heading">The text <c>Column.{Heading}</c>.</param>
    private sealed record Column(string Heading, double Width, Func<AssessmentExport, Question, SpreadsheetCell> Cell);
}
