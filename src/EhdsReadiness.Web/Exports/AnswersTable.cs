using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// The answers as a table that can be filled in offline and brought back. A column is known by its heading in either language, wherever it
/// stands; an answer is a level from 0 to 4 or one of two sentences, offered as a list.
/// </summary>
public static class AnswersTable
{
    /// <summary>The columns, by the keys of their headings.</summary>
    private static readonly (string Key, double Width)[] Columns =
        [("Id", 24), ("Axis", 20), ("Question", 60), ("Answer", 20), ("Reason", 30), ("Note", 50), ("Evidence", 30), ("Weight", 8),
            ("Asked", 8), ("Version", 8), ("ToConfirm", 12)];

    private static readonly IReadOnlyCollection<string> Keys = [.. Columns.Select(column => column.Key)];

    public static SpreadsheetTable Of(AssessmentExport export) => new(
        export.Say("Sheet.Answers"),
        [.. Columns.Select(column => new SpreadsheetColumn(export.Say($"Column.{column.Key}"), column.Width))],
        [.. export.Questions.Select(question => Row(export, question))]);

    /// <summary>How an answer stands in its cell.</summary>
    internal static SpreadsheetCell Cell(Answer? answer, Language language) => answer switch
    {
        null => SpreadsheetCell.Empty,
        { Kind: AnswerKind.Level } => SpreadsheetCell.Whole(answer.Level!.Value),
        { Kind: AnswerKind.Unknown } => ReportTexts.Of(language, "Answer.Unknown"),
        { Kind: AnswerKind.NotApplicable } => ReportTexts.Of(language, "Answer.NotApplicable"),
    };

    private static IReadOnlyList<SpreadsheetCell> Row(AssessmentExport export, Question question)
    {
        var stored = export.Answers.GetValueOrDefault(question.Id);
        var answer = stored?.Answer;
        string[] choices = [.. Enumerable.Range(0, 5).Select(level => level.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            export.Say("Answer.Unknown"), .. question.NotApplicable is null ? [] : new[] { export.Say("Answer.NotApplicable") }];
        return
        [
            question.Id,
            question.AxisId,
            question.Ask.In(export.Language),
            Cell(answer, export.Language) with { Choices = choices },
            answer?.Reason,
            answer?.Note,
            WrittenProofs.Write(answer),
            SpreadsheetCell.Whole(question.Weight),
            export.Say(export.Result.Scope.Contains(question) ? "Yes" : "No"),
            SpreadsheetCell.Whole(stored?.Version ?? 0),
            stored is { ToConfirm: true, Answer: not null } ? export.Say("Yes") : SpreadsheetCell.Empty,
        ];
    }

    /// <summary>Reads the table back, from the first sheet that has its two necessary headings.</summary>
    /// <param name="stored">The answers as they stand: what a file without one of the columns says nothing about stays as it is.</param>
    public static AnswersReading Read(
        IReadOnlyList<SheetRead> sheets, Questionnaire questionnaire, IReadOnlyDictionary<string, StoredAnswer> stored)
    {
        if (FoundTable.Find(sheets, Keys, (language, key) => ReportTexts.Of(language, $"Column.{key}"), "Id", "Answer") is { } table)
        {
            return new AnswersReader(questionnaire, stored, table).Read();
        }

        return new([], [
            new("A1", new("Le fichier n’a pas de tableau avec les colonnes « Identifiant » et « Réponse ».",
            "The file has no table with the columns “Identifier” and “Answer”."))]);
    }
}
