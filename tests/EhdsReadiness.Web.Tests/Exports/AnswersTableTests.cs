namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Answers taken away and brought back.</summary>
public sealed class AnswersTableTests
{
    public static TheoryData<string, Language> Cases()
    {
        var data = new TheoryData<string, Language>();
        foreach (var name in new[]
            { "01-chu-de-montervaux", "20-longest-texts", "21-nothing-answered", "22-one-answer", "worst-texts", "formulas" })
        {
            data.Add(name, Language.French);
            data.Add(name, Language.English);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Export_import_export_gives_the_same_content(string name, Language language)
    {
        var assessment = Of(name);
        var export = ExportSamples.Of(assessment, language);
        foreach (var (file, read) in new[] { Workbook(export), Csv(export) })
        {
            Assert.Null(read.Fault);
            var reading = AnswersTable.Read(read.Sheets, Samples.Content.Questionnaires[^1], export.Answers);

            Assert.Empty(reading.Faults);
            Assert.Empty(AnswersComparison.Of(reading.Answers, export.Answers, []));
            var back = reading.Answers.Where(answer => answer.Answer is not null)
                .ToDictionary(answer => answer.Question.Id, answer => answer.Answer!, StringComparer.Ordinal);
            var again = ExportSamples.Of(assessment with { Answers = back }, language);
            Assert.Equal(Content(file), Content(file.AsSpan().StartsWith("PK"u8) ? Workbook(again).File : Csv(again).File));
        }
    }

    [Theory]
    [InlineData("2", AnswerKind.Level)]
    [InlineData(" 4 ", AnswerKind.Level)]
    [InlineData("Je ne sais pas", AnswerKind.Unknown)]
    [InlineData("I don't know", AnswerKind.Unknown)]
    [InlineData("UNKNOWN", AnswerKind.Unknown)]
    [InlineData("Ne s'applique\u00a0pas", AnswerKind.NotApplicable)]
    [InlineData("does not apply", AnswerKind.NotApplicable)]
    [InlineData("NA", AnswerKind.NotApplicable)]
    [InlineData("N/A", AnswerKind.NotApplicable)]
    [InlineData("sans objet.", AnswerKind.NotApplicable)]
    [InlineData("2.0", AnswerKind.Level)]
    [InlineData("3,00", AnswerKind.Level)]
    [InlineData("Niveau 3", AnswerKind.Level)]
    [InlineData("level 0", AnswerKind.Level)]
    [InlineData("0 – Rien encore", AnswerKind.Level)]
    [InlineData("0. rien encore.", AnswerKind.Level)]
    [InlineData("0 - NOTHING YET", AnswerKind.Level)]
    [InlineData("Rien encore", AnswerKind.Level)]
    public void An_answer_is_known_in_either_language_whatever_a_spreadsheet_made_of_its_signs(string written, AnswerKind kind)
    {
        var reading = Read(
            ["Identifiant", "Réponse", "Raison"], [NotAlwaysAsked, written, kind == AnswerKind.NotApplicable ? "Sans objet." : ""]);

        Assert.Empty(reading.Faults);
        Assert.Equal(kind, Assert.Single(reading.Answers).Answer!.Kind);
    }

    [Theory]
    [InlineData("A2", "nothing", "1", "", "")]
    [InlineData("B2", "holder-opt-out", "5", "", "")]
    [InlineData("B2", "holder-opt-out", "2.5", "", "")]
    [InlineData("B2", "holder-opt-out", "2 – Rien encore", "", "")]
    [InlineData("B2", "holder-opt-out", "3-4", "", "")]
    [InlineData("B2", "holder-opt-out", "Rien", "", "")]
    [InlineData("B2", "holder-opt-out", "", "", "a note")]
    [InlineData("B2", "ALWAYS", "Ne s’applique pas", "a reason", "")]
    [InlineData("C2", "SOMETIMES", "Ne s’applique pas", "", "")]
    [InlineData("C2", "holder-opt-out", "3", "a reason", "")]
    [InlineData("D2", "holder-opt-out", "3", "", "LONG")]
    public void What_is_wrong_is_told_by_cell(string cell, string id, string answer, string reason, string note)
    {
        id = id switch
        {
            "ALWAYS" => Samples.Content.Questionnaires[^1].Questions.First(question => question.NotApplicable is null).Id,
            "SOMETIMES" => NotAlwaysAsked,
            _ => id,
        };
        var reading = Read(["Identifier", "Answer", "Reason", "Note"], [id, answer, reason, note == "LONG" ? new string('x', 4001) : note]);

        Assert.Equal([cell], reading.Faults.Select(fault => fault.Cell));
    }

    [Fact]
    public void A_question_given_twice_is_told_and_blank_rows_are_not()
    {
        var reading = Read(["Identifier", "Answer"], ["holder-opt-out", "1"], ["", ""], ["holder-opt-out", "1"]);

        Assert.Equal("A4", Assert.Single(reading.Faults).Cell);
    }

    [Fact]
    public void Columns_may_stand_anywhere_and_one_that_is_missing_changes_nothing()
    {
        var stored = new Dictionary<string, StoredAnswer>
            { ["holder-opt-out"] = new("holder-opt-out", 3, Answer.AtLevel(1) with { Note = "kept" }, default) };
        var reading = AnswersTable.Read(
            [Sheet(["Something", "answer", "IDENTIFIER"], ["x", "2", "holder-opt-out"])], Samples.Content.Questionnaires[^1], stored);

        var read = Assert.Single(reading.Answers);
        Assert.Equal((Answer.AtLevel(2) with { Note = "kept" }, null), (read.Answer, read.Version));
    }

    [Fact]
    public void A_file_without_the_table_says_which_columns_it_needs() =>
        Assert.Equal("A1", Assert.Single(Read(["Something", "else"], ["1", "2"]).Faults).Cell);

    [Fact]
    public void What_changed_on_one_side_only_is_taken_or_kept_and_what_changed_on_both_is_a_conflict()
    {
        var questions = Samples.Content.Questionnaires[^1].Questions.Take(5).ToList();
        var stored = questions.ToDictionary(question => question.Id, question =>
            new StoredAnswer(question.Id, 2, Answer.AtLevel(2), default));
        List<AnswerChange> history =
            [.. questions.Select(question => new AnswerChange(question.Id, 1, default, "link", null, null, """{"level":1,"note":"n"}"""))];
        var then = Answer.AtLevel(1) with { Note = "n" };
        List<AnswerRead> read =
        [
            new(2, questions[0], then, 1),                  // changed here since, not in the file
            new(3, questions[1], Answer.AtLevel(4), 1),     // changed on both sides
            new(4, questions[2], Answer.AtLevel(2), 1),     // changed to the same on both sides
            new(5, questions[3], Answer.AtLevel(4), 2),     // changed in the file
            new(6, questions[4], null, 2),                  // taken back in the file
        ];

        Assert.Equal(
            [(questions[1].Id, AnswerEffect.Conflict), (questions[3].Id, AnswerEffect.Changed), (questions[4].Id, AnswerEffect.TakenBack)],
            AnswersComparison.Of(read, stored, history).Select(one => (one.Read.Question.Id, one.Effect)));
    }

    [Theory]
    [InlineData(null, 2, null)]
    [InlineData(2, 2, null)]
    [InlineData(1, 2, AnswerEffect.Conflict)]
    [InlineData(1, null, AnswerEffect.New)]
    [InlineData(null, null, null)]
    public void A_file_without_versions_takes_nothing_back_and_overwrites_nothing_unasked(int? given, int? stands, AnswerEffect? effect)
    {
        var question = Samples.Content.Questionnaires[^1].Questions[0];
        var stored = new Dictionary<string, StoredAnswer>();
        if (stands is { } level)
        {
            stored[question.Id] = new(question.Id, 3, Answer.AtLevel(level), default);
        }

        var read = new AnswerRead(2, question, given is { } typed ? Answer.AtLevel(typed) : null, null);

        Assert.Equal(effect, AnswersComparison.Of([read], stored, []).SingleOrDefault()?.Effect);
    }

    [Fact]
    public void Nothing_in_CSV_begins_like_a_formula()
    {
        var (file, _) = Csv(ExportSamples.Of(Of("formulas"), Language.English));
        var fields = System.Text.Encoding.UTF8.GetString(file).Split(["\r\n", ",", "\""], StringSplitOptions.None);

        Assert.Contains("'=1+1", fields);
        Assert.DoesNotContain(fields, field => field.TrimStart() is ['=' or '+' or '@', ..]);
    }

    private static string NotAlwaysAsked =>
        Samples.Content.Questionnaires[^1].Questions.First(question => question.NotApplicable is not null).Id;

    private static (byte[] File, SpreadsheetReading Read) Workbook(AssessmentExport export)
    {
        var file = SpreadsheetWriter.Write(AssessmentWorkbook.Of(export));
        return (file, SpreadsheetReader.Read(file));
    }

    private static (byte[] File, SpreadsheetReading Read) Csv(AssessmentExport export)
    {
        var file = CsvFile.Write(AnswersTable.Of(export), export.Language);
        return (file, CsvFile.Read(file));
    }

    /// <summary>Every cell of every sheet.</summary>
    private static IEnumerable<string> Content(byte[] file) =>
        (file.AsSpan().StartsWith("PK"u8) ? SpreadsheetReader.Read(file) : CsvFile.Read(file))
            .Sheets.SelectMany(sheet =>
            sheet.Rows.SelectMany(row =>
            row.Cells.OrderBy(cell => cell.Key).Select(cell => $"{sheet.Name} {row.Reference(cell.Key)}: {cell.Value}")));

    private static Assessment Of(string name)
    {
        if (name != "formulas")
        {
            var (_, assessment, file) = Samples.Of(name);
            // As the site keeps it after an import: half a character can't be written to a file.
            return AssessmentFile.Read(file, Samples.Content).Assessment ?? assessment;
        }

        var (_, like, _) = Samples.Of("01-chu-de-montervaux");
        string[] texts = ["=1+1", "+33", "-5", "@x", "'=1", "'", "''", " =1", "\t=1", "a\nb", "a\r\nb", "\"quoted\"; , \"", "_x000D_"];
        return like with
            { Answers = like.Answers.Zip(Enumerable.Repeat(texts, 20).SelectMany(one => one))
            .ToDictionary(pair => pair.First.Key, pair => pair.First.Value with { Note = pair.Second, Evidence = pair.Second }) };
    }

    private static AnswersReading Read(params string[][] rows) =>
        AnswersTable.Read([Sheet(rows)], Samples.Content.Questionnaires[^1], new Dictionary<string, StoredAnswer>());

    private static SheetRead Sheet(params string[][] rows) => new("", [.. rows
        .Select((row, index) =>
            new RowRead(index + 1, row.Select((text, column) => (text, column)).Where(cell => cell.text.Length > 0)
            .ToDictionary(cell => cell.column, cell => cell.text)))
        .Where(row => row.Cells.Count > 0)]);
}
