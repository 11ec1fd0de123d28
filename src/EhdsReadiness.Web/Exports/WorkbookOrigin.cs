using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Exports;

/// <summary>What a workbook of answers was made from, as its sheet on how to fill it in says.</summary>
/// <param name="Organisation">Who answers; null where the workbook names nobody.</param>
/// <param name="Questionnaire">The version of its questionnaire; null where the workbook names none.</param>
public sealed record WorkbookOrigin(string? Organisation, string? Questionnaire)
{
    /// <summary>Reads it from the sheet that names our format, in either language; a file without one says nothing.</summary>
    public static WorkbookOrigin Read(IReadOnlyList<SheetRead> sheets)
    {
        var rows = sheets.Select(sheet => sheet.Rows).FirstOrDefault(one => Said(one, "Column.Format") == AnswersWorkbook.Format);
        return rows is null ? new(null, null) : new(Said(rows, "Column.Organisation"), Said(rows, "Column.Questionnaire"));
    }

    /// <summary>Whether it is named otherwise than in every language here; what the workbook does not name is not.</summary>
    /// <param name="here">How whoever answers is called here, by language; null where no name was given.</param>
    public bool IsOfAnother(Func<Language, string?> here) => Organisation is not null
        && Languages.All.All(language => TextSanitizer.SanitizeLine(here(language)) != Organisation);

    private static string? Said(IReadOnlyList<RowRead> rows, string key) => TextSanitizer.SanitizeLine(rows.FirstOrDefault(row =>
        Languages.All.Any(language => FoundTable.Plain(row[0]) == FoundTable.Plain(ReportTexts.Of(language, key))))?[1]);
}
