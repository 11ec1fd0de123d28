using static EhdsReadiness.Web.Tests.Exports.ForeignFiles;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Workbooks built to the habits of Excel and of LibreOffice Calc.</summary>
public sealed class ForeignWorkbookTests
{
    /// <summary>Shared strings with rich text and readings, missing cells, a level as a number, another sheet first, calculated and date
    /// cells, apostrophes and names of their own.</summary>
    [Fact]
    public void A_workbook_as_Excel_writes_it_is_read()
    {
        var file = Zip(
            Shared(
                "<si><t>Identifiant</t></si>", "<si><t>Réponse</t></si>", "<si><t>Note</t></si>", "<si><t>holder-opt-out</t></si>",
                "<si><r><t xml:space=\"preserve\">une </t></r><r><rPr><b/></rPr><t>note</t></r><rPh sb=\"0\" " +
                    "eb=\"1\"><t>reading</t></rPh></si>",
                "<si><t>holder-inventory</t></si>", "<si><t xml:space=\"preserve\">ligne 1_x000D_\nligne 2</t></si>",
                "<si><t>Je ne sais pas</t></si>", "<si><t>holder-status</t></si>"),
            ("Feuil1", "<row r=\"1\"><c r=\"A1\"><v>46349</v></c></row>"),
            ("Réponses", """
                <row r="1" spans="1:6"><c r="A1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c><c r="F1" t="s"><v>2</v></c></row>
                <row r="3"><c r="A3" s="1" t="s"><v>3</v></c><c r="D3"><v>3</v></c><c r="F3" t="s"><v>4</v></c></row>
                <row r="4"><c r="A4" t="s"><v>5</v></c><c r="D4" t="s"><v>7</v></c><c r="F4" t="s"><v>6</v></c></row>
                <row r="5"><c r="A5" t="s"><v>8</v></c><c r="D5"><f>1+1</f><v>2</v></c><c r="F5" s="2"><v>46349</v></c></row>
                <row r="6"><c r="A6"/><c r="D6"/></row>
                """));

        var reading = AnswersTable.Read(SpreadsheetReader.Read(file).Sheets, Questionnaire, new Dictionary<string, StoredAnswer>());

        Assert.Empty(reading.Faults);
        Assert.Equal((3, Answer.AtLevel(3) with { Note = "une note" }), (reading.Answers[0].Row, reading.Answers[0].Answer));
        var rows = SpreadsheetReader.Read(file).Sheets[1].Rows;
        Assert.Equal("ligne 1\r\nligne 2", rows[2][5]);
        Assert.Equal(("2", "23 November 2026"), (rows[3][3], rows[3][5]));
    }

    /// <summary>Inline strings, no references of cells or rows, levels as texts and as 3.0, sheet names without order.</summary>
    [Fact]
    public void A_workbook_as_LibreOffice_and_other_programs_write_it_is_read()
    {
        var file = Zip(
            "",
            ("Answers", """
                <row><c t="inlineStr"><is><t>Identifier</t></is></c><c t="inlineStr"><is><t>Answer</t></is></c><c t="str"><v>Evidence</v></c></row>
                <row><c t="inlineStr"><is><t>holder-opt-out</t></is></c><c><v>3.0</v></c><c t="str"><v>'https://example.org</v></c></row>
                <row><c t="inlineStr"><is><t>user-purpose</t></is></c><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>#N/A</t></is></c></row>
                """));

        var reading = AnswersTable.Read(SpreadsheetReader.Read(file).Sheets, Questionnaire, new Dictionary<string, StoredAnswer>());

        Assert.Empty(reading.Faults);
        Assert.Equal([Answer.AtLevel(3) with { Evidence = "'https://example.org" }, Answer.AtLevel(1) with { Evidence = "#N/A" }],
            reading.Answers.Select(answer => answer.Answer!));
    }

    [Theory]
    [InlineData("\uFEFF\"Identifier\";\"Answer\"\r\n\"holder-opt-out\";\"2\"\r\n")]
    [InlineData("Identifier,Answer\nholder-opt-out,2\n")]
    [InlineData("Identifier\tAnswer\tNote\r\nholder-opt-out\t2")]
    public void CSV_with_any_usual_separator_and_line_end_is_read(string text)
    {
        var reading = AnswersTable.Read(
            CsvFile.Read(Encoding.UTF8.GetBytes(text)).Sheets, Questionnaire, new Dictionary<string, StoredAnswer>());

        Assert.Empty(reading.Faults);
        Assert.Equal(Answer.AtLevel(2), Assert.Single(reading.Answers).Answer);
    }

    /// <summary>True, a formula as programs write it that compute nothing, and a broken reference; the columns that repeat the
    /// questionnaire are not looked into.</summary>
    [Fact]
    public void What_no_answer_can_be_is_a_fault_that_names_sheet_and_cell()
    {
        var file = Zip("", ("Answers", """
            <row><c t="str"><v>Identifier</v></c><c t="str"><v>Answer</v></c><c t="str"><v>Note</v></c><c t="str"><v>Weight</v></c></row>
            <row><c t="str"><v>holder-opt-out</v></c><c><v>1</v></c><c t="str"><f>""</f><v></v></c><c><f>1+2</f></c></row>
            <row><c t="str"><v>holder-inventory</v></c><c t="b"><v>1</v></c></row>
            <row><c t="str"><v>holder-status</v></c><c><f>1+2</f><v></v></c><c><f>A1</f></c></row>
            <row><c t="str"><v>user-purpose</v></c><c><v>1</v></c><c t="e"><f>#REF!A1</f><v>#REF!</v></c><c t="e"><v>#REF!</v></c></row>
            """));

        var faults = Read(SpreadsheetReader.Read(file)).Faults;

        Assert.Equal(["Answers!B3", "Answers!B4", "Answers!C4", "Answers!C5"], faults.Select(fault => fault.Place));
        Assert.Contains("logical value “TRUE”", faults[0].Message.En, StringComparison.Ordinal);
        Assert.All(faults.Skip(1).Take(2), fault => Assert.Contains("a formula without a value", fault.Message.En, StringComparison.Ordinal));
        Assert.Contains("« #REF! »", faults[3].Message.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_may_be_true_where_yes_is_asked_and_nowhere_else()
    {
        var file = Zip("", ("Data", """
            <row><c t="str"><v>Nom</v></c><c t="str"><v>Catégories</v></c><c t="str"><v>Financement public</v></c></row>
            <row><c t="str"><v>Cohorte</v></c><c t="str"><v>a</v></c><c t="b"><v>1</v></c></row>
            <row><c t="b"><v>0</v></c><c t="str"><v>a</v></c><c t="str"><v>non</v></c></row>
            """));

        var (datasets, faults) = DatasetsTable.Read(SpreadsheetReader.Read(file).Sheets, []);

        Assert.Equal(("yes", "Data!A3"), (Assert.Single(datasets).PublicFunding, Assert.Single(faults).Place));
    }

    [Theory]
    [InlineData("Réponses du CHU, au 30 novembre, 2026\n\nIdentifiant ;Réponse*;Note\nholder-opt-out;2;un, deux, trois, quatre\n")]
    [InlineData("sep=;\r\nIdentifiant;Re\u0301ponse;Note\r\nholder-opt-out;2;x\r\n")]
    [InlineData("À lire; avant, tout\r\nIDENTIFIANT\tRÉPONSE\r\nholder-opt-out\t2\r\n")]
    public void A_table_is_found_under_what_stands_above_it(string text) =>
        Assert.Equal(Answer.AtLevel(2), Assert.Single(Read(Csv(text)).Answers).Answer! with { Note = null });

    [Theory]
    [InlineData("Identifier;Answer;Note\nholder-opt-out;2;one;two\n", "D2")]
    [InlineData("Identifier,Answer,Note\nholder-opt-out,2,one, two\n", "D2")]
    [InlineData("Identifier;Answer;Note;Réponse\nholder-opt-out;2;;3\n", "D1")]
    [InlineData("Identifier;Answer;Note\nholder-opt-out;#N/A;\n", "B2")]
    [InlineData("Identifier;Answer;Note\nholder-opt-out;VRAI;\n", "B2")]
    [InlineData("Identifier;Answer;Note\nholder-opt-out;2;#REF!\n", "C2")]
    public void A_row_of_CSV_that_was_cut_wrongly_and_a_column_that_stands_twice_are_faults(string text, string cell) =>
        Assert.Equal(cell, Assert.Single(Read(Csv(text)).Faults).Cell);

    /// <summary>As LibreOffice writes it: rows and columns that repeat, a comment, spaces as elements, a sheet that nobody sees.</summary>
    [Fact]
    public void An_OpenDocument_spreadsheet_is_read_as_its_cells_show()
    {
        const string cell = "<table:table-cell office:value-type=\"string\"><text:p>";
        var file = Ods($"""
            <office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
            <office:body><office:spreadsheet><table:calculation-settings/>
            <table:table table:name="Old" table:style-name="ta2"><table:table-row>{cell}Identifier</text:p></table:table-cell>{cell}Answer</text:p></table:table-cell></table:table-row></table:table>
            <table:table table:name="Saisie" table:style-name="ta1"><table:table-column table:number-columns-repeated="1024"/>
            <table:table-row>{cell}Réponses du CHU</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            <table:table-header-rows><table:table-row>{cell}Identifiant</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/>{cell}Réponse</text:p></table:table-cell>{cell}Note</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row>{cell}holder-opt-out</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="3"><office:annotation><text:p>vu</text:p></office:annotation><text:p>3</text:p></table:table-cell>{cell}un<text:s text:c="2"/><text:span>deux</text:span> <text:a>lien</text:a></text:p><text:p>trois</text:p></table:table-cell></table:table-row>
            <table:table-row>{cell}holder-inventory</text:p></table:table-cell><table:table-cell/><table:table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell></table:table-row>
            <table:table-row>{cell}holder-status</text:p></table:table-cell><table:table-cell/><table:table-cell/><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            </table:table></office:spreadsheet></office:body>
            """);

        var reading = Read(SpreadsheetReader.Read(file));

        var read = Assert.Single(reading.Answers);
        Assert.Equal((5, Answer.AtLevel(3) with { Note = "un  deux lien\ntrois" }), (read.Row, read.Answer));
        Assert.Equal(["Saisie!D6", "Saisie!D7", "Saisie!E7"], reading.Faults.Select(fault => fault.Place));
        Assert.Contains("« VRAI »", reading.Faults[0].Message.Fr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<office:body><office:text><text:p>no sheet</text:p></office:text></office:body>", UnreadableFile.NotASpreadsheet)]
    [InlineData("<office:body><office:spreadsheet><table:table>", UnreadableFile.NotASpreadsheet)]
    [InlineData(
        "<office:body><office:spreadsheet><table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell>" +
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>",
        UnreadableFile.TooLarge)]
    [InlineData(
        "<office:body><office:spreadsheet><table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2147483647\">" +
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>",
        UnreadableFile.TooLarge)]
    public void What_is_no_OpenDocument_spreadsheet_or_too_large_a_one_is_refused(string content, UnreadableFile fault) =>
        Assert.Equal(fault, SpreadsheetReader.Read(Ods(content)).Fault);

    [Fact]
    public void Datasets_are_read_from_the_first_sheet_with_their_headings_and_hidden_sheets_come_last()
    {
        const string heading = "<row><c t=\"str\"><v>Name</v></c><c t=\"str\"><v>Categories</v></c></row>";
        static string Row(string name, string letter) => $"<row><c t=\"str\"><v>{name}</v></c><c t=\"str\"><v>{letter}</v></c></row>";
        var file = Zip("", ("Old\" state=\"hidden", heading + Row("Hidden", "a")), ("Read me", Row("Read", "this")),
            ("Data", heading + Row("Seen", "a") + Row("Wrong", "x")));

        var (_, faults) = DatasetsTable.Read(SpreadsheetReader.Read(file).Sheets, []);

        Assert.Equal("Data!B3", Assert.Single(faults).Place);
    }

    [Theory]
    [InlineData("Windows-1252", 1252)]
    [InlineData("UTF-16", 1200)]
    [InlineData("UTF-16", 1201)]
    public void CSV_in_another_encoding_is_read_and_says_which_was_taken(string name, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        byte[] file = [.. encoding.Preamble, .. encoding.GetBytes("Identifiant;Réponse;Note\nholder-opt-out;2;Œuvre à 5 €\n")];

        var reading = CsvFile.Read(file);

        Assert.Equal((null, name), (reading.Fault, reading.Encoding));
        Assert.Equal(["Réponse", "Œuvre à 5 €"], [reading.Sheets[0].Rows[0][1], reading.Sheets[0].Rows[1][2]]);
    }

    [Fact]
    public void The_name_of_a_sheet_is_cleaned_and_not_too_long()
    {
        var long200 = new string('x', 200);
        var ods = Ods($"<office:body><office:spreadsheet><table:table table:name=\"{long200}\"/></office:spreadsheet></office:body>");

        Assert.Equal(["a b", "–", new string('x', 80) + "…"],
            SpreadsheetReader.Read(Zip("", ("a\u202e b", ""), ("\u200b", ""), (long200, ""))).Sheets.Select(sheet => sheet.Name));
        Assert.Equal(new string('x', 80) + "…", Assert.Single(SpreadsheetReader.Read(ods).Sheets).Name);
    }

    [Theory]
    [InlineData("é", true)]
    [InlineData("–", true)]
    [InlineData("œ", true)]
    [InlineData("plain", false)]
    public void A_file_in_UTF_8_with_one_stray_byte_is_refused_instead_of_read_as_Windows_1252(string text, bool isRefused)
    {
        byte[] file = [.. Encoding.UTF8.GetBytes($"a;b\n{text};x"), 0xE9, .. "\n"u8];

        UnreadableFile? fault = isRefused ? UnreadableFile.NotASpreadsheet : null;
        Assert.Equal(fault, CsvFile.Read(file).Fault);
    }

    [Theory]
    [InlineData("« santé\u00a0»")]
    [InlineData("SOCIÉTÉ\u00a0: ÀÉÈ")]
    public void Words_in_Windows_1252_are_read_although_they_look_like_a_sign_in_UTF_8(string text)
    {
        var reading = CsvFile.Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"a;b\n1;{text}\n"));

        Assert.Equal((null, text), (reading.Fault, reading.Sheets[0].Rows[1][1]));
    }

    [Theory]
    [InlineData("a;b\n1;2\0")]
    [InlineData("a;\u0081")]
    [InlineData("%PDF-1.7 \u0014\u00e2")]
    public void What_is_no_text_in_any_encoding_is_refused_instead_of_read_wrongly(string text) =>
        Assert.Equal(UnreadableFile.NotASpreadsheet, CsvFile.Read(Encoding.Latin1.GetBytes(text)).Fault);

    [Theory]
    [InlineData("a;b\n\"x;1\n2;3\n", 2)]
    [InlineData("a,b\r\n1,\"two\r\nlines\"\r\n2,\"never\r\nends", 4)]
    [InlineData("a;b\n\"x \"\"quoted\"\";1\n2;3", 2)]
    [InlineData("\"a;b\n1;2", 1)]
    public void A_quotation_of_CSV_that_never_ends_is_told_with_its_line(string text, int line)
    {
        var reading = CsvFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal((UnreadableFile.OpenQuotation, line), (reading.Fault, reading.Line));
    }

    [Theory]
    [InlineData("a;b\n1;5\" screen\n")]
    [InlineData("a;b\n1;one,\"two;3\n")]
    [InlineData("a;b\n\"1\";\"\"\n")]
    public void A_quotation_mark_within_a_cell_opens_nothing(string text) =>
        Assert.Null(CsvFile.Read(Encoding.UTF8.GetBytes(text)).Fault);

    [Theory]
    [InlineData(46353.604166666664, "yyyy-mm-dd h:mm:ss", "2026-11-27 14:30:00")]
    [InlineData(46353.604166666664, "dd/mm/yyyy hh:mm", "27/11/2026 14:30")]
    [InlineData(46353.604166666664, "dd/mm/yyyy", "27/11/2026")]
    [InlineData(46353, "[$-40C]d\\ mmmm\\ yyyy;@", "27 novembre 2026")]
    [InlineData(0.604166666666667, "h:mm", "14:30")]
    [InlineData(1.0625, "[h]:mm:ss", "25:30:00")]
    [InlineData(46353, "[Red][>100]0;0", "46353")]
    [InlineData(0.85, "0%", "85%")]
    [InlineData(0.8549, "0.0 %", "85,5 %")]
    [InlineData(46353, "General", "46353")]
    [InlineData(0.30000000000000004, "General", "0,3")]
    [InlineData(35600000000016, "General", "35600000000016")]
    [InlineData(46353, "#,##0.00\\ \"days\"", "46\u202f353,00 days")]
    [InlineData(2, "0.0", "2,0")]
    [InlineData(-2, "0;(0)", "(2)")]
    [InlineData(0.5, "# ?/?", "1/2")]
    [InlineData(-1, "yyyy-mm-dd", "-1")]
    [InlineData(1e300, "dd/mm/yyyy", "1E+300")]
    [InlineData(7, "[", "7")]
    [InlineData(7, "@", "7")]
    [InlineData(7, ";;;", "")]
    public void A_number_is_read_as_its_cell_shows_it(double number, string format, string shown) =>
        Assert.Equal(shown, NumberFormats.Read(null, CultureInfo.GetCultureInfo("fr-FR"), isFrom1904: false).Show(number, format));

    private static Core.Questionnaires.Questionnaire Questionnaire => Samples.Content.Questionnaires[^1];

    private static AnswersReading Read(SpreadsheetReading reading) =>
        AnswersTable.Read(reading.Sheets, Questionnaire, new Dictionary<string, StoredAnswer>());

    private static SpreadsheetReading Csv(string text) => CsvFile.Read(Encoding.UTF8.GetBytes(text));
}
