namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Files that ordinary people brought, as their programs saved them.</summary>
public sealed class BroughtFilesTests
{
    [Theory]
    [InlineData("xlsx-boolean.xlsx", "TRUE")]
    [InlineData("xlsx-boolean-false.xlsx", "FALSE")]
    [InlineData("xlsx-formula-nocache.xlsx", "formula without a value")]
    public void What_no_answer_can_be_is_told_by_sheet_and_cell(string name, string said)
    {
        var fault = Assert.Single(Answers(name).Faults);

        Assert.Equal("Réponses!D4", fault.Place);
        Assert.Contains(said, fault.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xlsx-datetime-note.xlsx", "2026-03-01 14:30:00")]
    [InlineData("xlsx-percent-note.xlsx", "85%")]
    public void A_note_is_what_its_cell_shows(string name, string note)
    {
        var reading = Answers(name);

        Assert.Empty(reading.Faults);
        Assert.Equal(note, NoteOf(reading, "impact-assessment"));
    }

    [Fact]
    public void A_file_that_nobody_changed_changes_nothing()
    {
        var reading = Answers("csv-crlf-in-note.csv");
        var stored = reading.Answers.Where(one => one.Answer is not null)
            .ToDictionary(one => one.Question.Id, one => new StoredAnswer(one.Question.Id, one.Version ?? 0, one.Answer!, default));

        Assert.Equal("Première ligne\nSeconde ligne « guillemets » ; point-virgule",
            NoteOf(reading, "holder-opt-out")!.Replace('\u00a0', ' '));
        Assert.Empty(AnswersComparison.Of(reading.Answers, stored, []));
    }

    [Theory]
    [InlineData("csv-nfd.csv", null)]
    [InlineData("csv-windows1252.csv", "Windows-1252")]
    public void Headings_and_notes_are_known_in_other_encodings_which_are_named(string name, string? encoding)
    {
        var reading = Answers(name);

        Assert.Empty(reading.Faults);
        Assert.Equal(encoding, Sheets(name).Encoding);
        Assert.Equal("Été 2026 : analyse signée – « prête » €", NoteOf(reading, "impact-assessment")!.Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("csv-unterminated.csv", 5)]
    [InlineData("ds-unclosed.csv", 2)]
    public void A_quotation_that_never_ends_is_told_with_the_line_where_it_opens(string name, int line)
    {
        var reading = Sheets(name);

        Assert.Equal((UnreadableFile.OpenQuotation, line), (reading.Fault, reading.Line));
        Assert.Contains($"ligne {line}", reading.Trouble!.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void Datasets_are_read_from_the_sheet_that_has_their_headings()
    {
        var (datasets, faults) = DatasetsTable.Read(Sheets("ds-first-sheet.xlsx").Sheets, []);

        Assert.Empty(faults);
        Assert.Equal("Entrepôt Z", Assert.Single(datasets).Name);
    }

    [Fact]
    public void A_name_that_nobody_sees_is_none() =>
        Assert.Equal("A2", Assert.Single(DatasetsTable.Read(Sheets("ds-blank-name.csv").Sheets, []).Faults).Cell);

    [Fact]
    public void A_name_with_a_sign_that_no_file_can_hold_is_kept_without_it_and_every_file_can_be_written()
    {
        var assessment = AssessmentFile.Read(Bytes("json-vt-organisation.json"), Samples.Content).Assessment!;
        var export = ExportSamples.Of(assessment, Language.French);

        Assert.DoesNotContain('\v', assessment.Organisation!);
        Assert.All(ExportFile.All, file => Assert.NotEmpty(file.Write(export, "a1")));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Exports", "Files", name));

    private static SpreadsheetReading Sheets(string name) => name.EndsWith("xlsx", StringComparison.Ordinal)
        ? SpreadsheetReader.Read(Bytes(name), CultureInfo.GetCultureInfo("fr-FR")) : CsvFile.Read(Bytes(name));

    private static AnswersReading Answers(string name) =>
        AnswersTable.Read(Sheets(name).Sheets, Samples.Content.Questionnaires[^1], new Dictionary<string, StoredAnswer>());

    private static string? NoteOf(AnswersReading reading, string question) =>
        reading.Answers.Single(one => one.Question.Id == question).Answer!.Note;
}
