namespace EhdsReadiness.Web.Exports;

/// <summary>The answers as a workbook to hand round: how to fill it in, and one sheet for all, for each axis or for each person who was
/// asked. It comes back through the same import as every table of answers.</summary>
public static class AnswersWorkbook
{
    /// <summary>Names the format and its version.</summary>
    internal const string Format = "ehds-readiness/answers/1";

    public static Spreadsheet Of(AssessmentExport export) => Of(export, [(export.Say("Sheet.Answers"), export.Result.Scope)]);

    public static Spreadsheet ByAxis(AssessmentExport export) => Of(export, export.Result.Scope.GroupBy(question => question.AxisId)
        .Select(group => (export.Result.Questionnaire.AxisOf(group.Key), group))
        .Select(one => ($"{export.Wording.Whole(one.Item1.Number)}. {export.Wording.In(one.Item1.Title)}", one.group.AsEnumerable())));

    /// <summary>Whoever was asked has a sheet, in the order of names; what nobody was asked stands on the last.</summary>
    public static Spreadsheet ByPerson(AssessmentExport export) => Of(export, export.Result.Scope
        .GroupBy(question => export.Assigned.GetValueOrDefault(question.Id)?.AccountId)
        .Select(group => (Name: export.Assigned.GetValueOrDefault(group.First().Id)?.Name, group))
        .OrderBy(one => one.Name is null).ThenBy(one => one.Name, StringComparer.Create(Formats.CultureOf(export.Language), true))
        .Select(one => (one.Name ?? export.Say("Sheet.Nobody"), one.group.AsEnumerable())));

    /// <summary>The sheet on how to fill in, then one for each name.</summary>
    internal static IReadOnlyList<SpreadsheetTable> Sheets(
        AssessmentExport export, IEnumerable<(string Name, IEnumerable<Question> Questions)> parts)
    {
        var (how, first, last) = HowTo(export);
        List<SpreadsheetTable> sheets = [how];
        foreach (var (name, questions) in parts)
        {
            var free = SheetName.Of(name, sheets.Select(sheet => sheet.Name));
            // The last of the list is "does not apply", which some questions don't offer.
            sheets.Add(AnswersTable.Sheet(export, free, [.. questions], offersAll => string.Create(CultureInfo.InvariantCulture,
                $"{SpreadsheetWriter.Quoted(how.Name)}!$B${first}:$B${(offersAll ? last : last - 1)}")));
        }

        return sheets;
    }

    private static Spreadsheet Of(AssessmentExport export, IEnumerable<(string Name, IEnumerable<Question> Questions)> parts) =>
        new(export.Title, export.Language, Sheets(export, parts));

    /// <summary>How to fill in, what may be answered, and what the file was made from.</summary>
    /// <returns>With the rows of the first and the last of what may be answered.</returns>
    private static (SpreadsheetTable Table, int First, int Last) HowTo(AssessmentExport export)
    {
        var (assessment, questionnaire) = (export.Result.Assessment, export.Result.Questionnaire);
        List<IReadOnlyList<SpreadsheetCell>> rows =
        [
            [export.Say("HowTo.Fill"), export.Say("HowTo.Fill.text")],
            [export.Say("Answer.Unknown"), export.Say("HowTo.Unknown")],
            [export.Say("Answer.NotApplicable"), export.Say("HowTo.NotApplicable")],
            [export.Say("HowTo.Proof"), export.Say("HowTo.Proof.text")],
            [export.Say("HowTo.Return"), export.Say("HowTo.Return.text")],
        ];
        // The headings are the first row.
        var first = rows.Count + 2;
        string[] answers = [.. Enumerable.Range(0, questionnaire.LevelNames.Count).Select(export.Wording.Level),
            export.Say("Answer.Unknown"), export.Say("Answer.NotApplicable")];
        rows.AddRange(answers.Select((answer, place) =>
            (IReadOnlyList<SpreadsheetCell>)[place == 0 ? export.Say("HowTo.Answers") : SpreadsheetCell.Empty, answer]));
        rows.AddRange(
        [
            [export.Say("Column.Organisation"), assessment.NameIn(export.Language)],
            [export.Say("Column.Date"), export.Wording.Day(assessment.Date)],
            [export.Say("Column.Questionnaire"), questionnaire.Version], [export.Say("Method.Fingerprint"), questionnaire.Sha256],
            [export.Say("Column.ToConfirm"), export.Wording.Whole(export.Result.ToConfirm.Count)], [export.Say("Column.Format"), Format],
        ]);
        return (new(export.Say("Column.HowTo"), [new(export.Say("Column.HowTo"), 26), new(export.Title, 100)], rows)
            { IsFiltered = false, Frozen = 0 }, first, first + answers.Length - 1);
    }
}
