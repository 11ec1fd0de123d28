using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>The workbook that is handed round: what it shows, how it prints, and that it comes back.</summary>
public sealed class AnswersWorkbookTests
{
    private static readonly Core.Questionnaires.Questionnaire Questionnaire = Samples.Content.Questionnaires[^1];

    public static TheoryData<Language, string> Cases()
    {
        var data = new TheoryData<Language, string>();
        foreach (var language in Languages.All)
        {
            foreach (var name in new[] { "questions", "axes", "people", "assessment" })
            {
                data.Add(language, name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_sheet_comes_back_with_the_same_answers(Language language, string name)
    {
        foreach (var sample in new[] { "01-chu-de-montervaux", "20-longest-texts", "21-nothing-answered" })
        {
            var export = Export(sample, language);
            var reading = Read(SpreadsheetReader.Read(File(export, name)), export);

            Assert.Empty(reading.Faults);
            Assert.Empty(AnswersComparison.Of(reading.Answers, export.Answers, []));
            Assert.Equal((name == "assessment" ? export.Questions : export.Result.Scope).Select(question => question.Id).Order(),
                reading.Answers.Select(one => one.Question.Id).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_follows_the_schema_has_no_prefix_that_others_do_not_know_and_prints_on_wide_pages_with_headings(
        Language language, string name)
    {
        var file = File(Export("01-chu-de-montervaux", language), name);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var workbook = document.WorkbookPart!;

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.All(workbook.WorksheetParts, part =>
        {
            var setup = part.Worksheet!.GetFirstChild<PageSetup>()!;
            Assert.Equal((OrientationValues.Landscape, 9u, 1u, 0u),
                (setup.Orientation!.Value, setup.PaperSize!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value));
        });
        Assert.Equal(workbook.WorksheetParts.Count(), workbook.Workbook!.DefinedNames!.Elements<DefinedName>()
            .Count(one => one.Name == "_xlnm.Print_Titles" && one.InnerText.EndsWith("!$1:$1", StringComparison.Ordinal)));
        using var archive = new ZipArchive(new MemoryStream(file));
        Assert.All(archive.Entries.Where(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal)
            && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)), entry =>
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain("<x:", reader.ReadToEnd(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Language.French, "Mode d’emploi", "Question|Les cinq niveaux|Niveau|Raison|Note|Preuve|Loi et date|Version|Identifiant")]
    [InlineData(Language.English, "How to use it", "Question|The five levels|Level|Reason|Note|Evidence|Law and date|Version|Identifier")]
    public void A_sheet_is_in_the_readers_language_with_what_only_programs_need_out_of_sight_at_the_end(
        Language language, string first, string headings)
    {
        var export = Export("01-chu-de-montervaux", language);
        var sheets = AnswersWorkbook.ByAxis(export).Sheets;

        Assert.Equal(first, sheets[0].Name);
        Assert.Equal(Questionnaire.Axes.Count, sheets.Count - 1);
        Assert.All(sheets.Skip(1), sheet =>
        {
            Assert.Equal(headings, string.Join('|', sheet.Columns.Select(column => column.Heading)));
            Assert.Equal(["Version", headings.Split('|')[^1]],
                sheet.Columns.Where(column => column.IsHidden).Select(column => column.Heading));
        });
        Assert.All(sheets.Skip(1).SelectMany(sheet => sheet.Rows), row =>
        {
            var condition = Questionnaire.Find(row[^1].Content!)!.NotApplicable?.In(language);
            Assert.Equal(condition is null ? 5 : 6, row[1].Content!.Split('\n').Length);
            Assert.EndsWith(condition ?? "", row[1].Content!, StringComparison.Ordinal);
        });
        Assert.StartsWith($"0. {Questionnaire.LevelNames[0].In(language)}", sheets[1].Rows[0][1].Content, StringComparison.Ordinal);
        Assert.Contains(sheets.Skip(1).SelectMany(sheet => sheet.Rows), row => row[6].Content!.EndsWith("2029", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void A_list_offers_every_level_by_its_name_and_what_the_question_allows(Language language)
    {
        var export = Export("21-nothing-answered", language);
        var sheets = AnswersWorkbook.Of(export).Sheets;
        var level = sheets[1].Columns.ToList().FindIndex(column => column.Heading is "Niveau" or "Level");
        for (var row = 0; row < export.Result.Scope.Count; row++)
        {
            var question = export.Result.Scope[row];
            var list = Regex.Match(sheets[1].Rows[row][level].ChoicesIn!, @"^'(.+)'!\$B\$(\d+):\$B\$(\d+)$");
            var (from, to) = (int.Parse(list.Groups[2].Value, CultureInfo.InvariantCulture),
                int.Parse(list.Groups[3].Value, CultureInfo.InvariantCulture));
            var offered = sheets[0].Rows.Skip(from - 2).Take(to - from + 1).Select(one => one[1].Content!).ToList();

            Assert.Equal(sheets[0].Name, list.Groups[1].Value);
            Assert.Equal(question.NotApplicable is null ? 6 : 7, offered.Count);
            for (var choice = 0; choice < offered.Count; choice++)
            {
                var line = $"{question.Id};{offered[choice]};{(choice == 6 ? "x" : "")}";
                var file = CsvFile.Read(Encoding.UTF8.GetBytes($"Identifiant;Niveau;Raison\n{line}\n"));
                var answer = Read(file, export).Answers.Single().Answer!;
                Assert.Equal((choice < 5 ? choice : null, choice == 5, choice == 6),
                    (answer.Level, answer.Kind == AnswerKind.Unknown, answer.Kind == AnswerKind.NotApplicable));
            }
        }
    }

    [Fact]
    public void Whoever_was_asked_has_a_sheet_and_what_nobody_was_asked_stands_on_the_last()
    {
        var export = Export("01-chu-de-montervaux", Language.French);
        var sheets = AnswersWorkbook.ByPerson(export).Sheets;

        Assert.Equal(["Mode d’emploi", "Une personne dont le nom est t…", "Zoé", "Zoé (2)", "Demandé à personne"],
            sheets.Select(sheet => sheet.Name));
        Assert.Equal([1, 2, 1], sheets.Skip(1).SkipLast(1).Select(sheet => sheet.Rows.Count));
        Assert.Equal(export.Result.Scope.Count, sheets.Skip(1).Sum(sheet => sheet.Rows.Count));
    }

    [Theory]
    [InlineData("Zoé", "Zoé")]
    [InlineData("a/b\\c?d*e[f]g:h", "a b c d e f g h")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("", "–")]
    [InlineData("\u200b", "–")]
    [InlineData("12345678901234567890123456789012", "123456789012345678901234567890…")]
    [InlineData("MODE D’EMPLOI", "MODE D’EMPLOI (2)")]
    [InlineData("history", "history (2)")]
    public void A_sheet_has_a_name_that_spreadsheets_allow(string wanted, string name) =>
        Assert.Equal(name, Web.Exports.SheetName.Of(wanted, ["Mode d’emploi"]));

    [Theory]
    [InlineData("2", "2", null)]
    [InlineData("2", "", null)]
    [InlineData("", "2", null)]
    [InlineData("2", "2. Défini et commencé", null)]
    [InlineData("2", "3", "Copie!B2")]
    [InlineData("2", "Je ne sais pas", "Copie!B2")]
    public void The_same_question_on_two_sheets_is_read_once_unless_they_contradict_each_other(string one, string other, string? fault)
    {
        static string Sheet(string level) => ForeignFiles.Row("Identifiant", "Niveau") + ForeignFiles.Row("holder-opt-out", level);
        var file = ForeignFiles.Zip("", ("Saisie", Sheet(one)), ("Copie", Sheet(other)), ("Vieux\" state=\"hidden", Sheet("4")));

        var reading = Read(SpreadsheetReader.Read(file), Export("21-nothing-answered", Language.French));

        Assert.Equal(fault, reading.Faults.SingleOrDefault()?.Place);
        Assert.Equal(2, Assert.Single(reading.Answers).Answer!.Level);
        Assert.Equal(["Vieux"], reading.Skipped);
        Assert.True(fault is null || reading.Faults[0].Message.Fr.Contains("Saisie!B2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sheet_without_identifiers_is_read_beside_one_that_has_them()
    {
        var words = Questionnaire.Find("holder-status")!.Ask.Fr;
        var file = ForeignFiles.Zip("", ("a", ForeignFiles.Row("Identifiant", "Niveau") + ForeignFiles.Row("holder-opt-out", "2")),
            ("b", ForeignFiles.Row("Question", "Niveau") + ForeignFiles.Row(words, "3")));

        var reading = Read(SpreadsheetReader.Read(file), Export("21-nothing-answered", Language.French));

        Assert.Empty(reading.Faults);
        Assert.Equal([("holder-opt-out", 2), ("holder-status", 3)],
            reading.Answers.Select(one => (one.Question.Id, one.Answer!.Level!.Value)));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void A_question_that_is_not_asked_says_so_and_names_no_law(Language language)
    {
        var export = Export("02-cohorte-marees", language);
        var outside = Questionnaire.Questions.First(question => !export.Result.Scope.Contains(question));
        var sheet = AnswersTable.Sheet(export, "x", [export.Result.Scope[0], outside], _ => "");
        var headings = sheet.Columns.Select(column => column.Heading).ToList();
        var (asked, law) = (headings.IndexOf(language == Language.French ? "Posée" : "Asked"),
            headings.IndexOf(language == Language.French ? "Loi et date" : "Law and date"));

        string[] said = language == Language.French ? ["oui", "non"] : ["yes", "no"];
        Assert.Equal(said, sheet.Rows.Select(row => row[asked].Content!));
        Assert.NotNull(sheet.Rows[0][law].Content);
        Assert.Equal(SpreadsheetCell.Empty, sheet.Rows[1][law]);
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void A_copy_of_what_is_in_sight_comes_back_by_the_questions_own_words(Language language)
    {
        var export = Export("01-chu-de-montervaux", language);
        var sheet = AnswersWorkbook.Of(export).Sheets[1];
        var seen = sheet.Columns.Select((column, place) => (column, place)).Where(one => !one.column.IsHidden).Select(one => one.place)
            .ToList();
        var copy = new SpreadsheetTable("x", [.. seen.Select(place => sheet.Columns[place])],
            [.. sheet.Rows.Select(row => (IReadOnlyList<SpreadsheetCell>)[.. seen.Select(place => row[place] with { ChoicesIn = null })])]);

        var reading = Read(SpreadsheetReader.Read(SpreadsheetWriter.Write(new("x", language, [copy]))), export);

        Assert.Empty(reading.Faults);
        Assert.Empty(AnswersComparison.Of(reading.Answers, export.Answers, []));
        Assert.Equal(export.Answers.Values.Count(one => one.Answer is not null), reading.Answers.Count(one => one.Answer is not null));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void A_workbook_says_from_what_it_was_made_and_is_told_from_one_of_another_organisation(Language language)
    {
        var export = Export("01-chu-de-montervaux", language);
        var origin = WorkbookOrigin.Read(SpreadsheetReader.Read(File(export, "axes")).Sheets);

        Assert.Equal(Questionnaire.Version, origin.Questionnaire);
        Assert.False(origin.IsOfAnother(export.Result.Assessment.NameIn));
        Assert.True(origin.IsOfAnother(_ => "CHU de Y"));
        Assert.True(origin.IsOfAnother(_ => null));
        Assert.False(WorkbookOrigin.Read([]).IsOfAnother(_ => "CHU de Y"));
    }

    [Fact]
    public void A_title_between_the_rows_is_passed_over_and_an_answer_without_a_question_is_not()
    {
        var export = Export("21-nothing-answered", Language.French);
        var file = ForeignFiles.Zip("", ("x", ForeignFiles.Row("Question", "Niveau", "Identifiant") + ForeignFiles.Row("Axe 1")
            + ForeignFiles.Row("?", "2", "holder-opt-out") + ForeignFiles.Row("Une question à nous", "3")));

        var reading = Read(SpreadsheetReader.Read(file), export);

        Assert.Equal("holder-opt-out", Assert.Single(reading.Answers).Question.Id);
        Assert.Equal("x!C4", Assert.Single(reading.Faults).Place);
    }

    [Fact]
    public void A_workbook_that_is_brought_into_a_new_assessment_brings_new_answers_and_no_conflicts()
    {
        var export = Export("01-chu-de-montervaux", Language.French);
        var read = Read(SpreadsheetReader.Read(File(export, "questions")), export).Answers;

        var differences = AnswersComparison.Of(read, new Dictionary<string, StoredAnswer>(), []);

        Assert.Equal(export.Answers.Values.Count(one => one.Answer is not null), differences.Count);
        Assert.All(differences, one => Assert.Equal(AnswerEffect.New, one.Effect));
    }

    private static AssessmentExport Export(string sample, Language language)
    {
        var export = ExportSamples.Of(sample, language);
        (string Account, string Name)[] people =
            [("1", "Zoé"), ("1", "Zoé"), ("2", "Zoé"), ("3", "Une personne dont le nom est très long")];
        return export with { Assigned = people.Zip(export.Result.Scope).ToDictionary(pair => pair.Second.Id,
            pair => new Assignment(AssignmentTarget.Question(pair.Second.Id), pair.First.Account, pair.First.Name, null)) };
    }

    private static byte[] File(AssessmentExport export, string name) =>
        ExportFile.All.Single(file => file.Name == $"{name}.xlsx").Write(export, "a1");

    private static AnswersReading Read(SpreadsheetReading reading, AssessmentExport export) =>
        AnswersTable.Read(reading.Sheets, Questionnaire, export.Answers);
}
