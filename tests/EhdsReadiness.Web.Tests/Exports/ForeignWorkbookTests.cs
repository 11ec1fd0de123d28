namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Workbooks built to the habits of Excel and of LibreOffice Calc.</summary>
public sealed class ForeignWorkbookTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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
        Assert.Equal(("2", "2026-11-23"), (rows[3][3], rows[3][5]));
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
                <row><c t="inlineStr"><is><t>user-purpose</t></is></c><c t="inlineStr"><is><t>1</t></is></c><c t="e"><v>#N/A</v></c></row>
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

    /// <summary>A workbook of three answers: the second true or false, the third a formula as programs write it that compute
    /// nothing.</summary>
    [Fact]
    public void What_no_answer_can_be_is_a_fault_that_names_sheet_and_cell()
    {
        var file = Zip("", ("Answers", """
            <row><c t="str"><v>Identifier</v></c><c t="str"><v>Answer</v></c><c t="str"><v>Note</v></c><c t="str"><v>Weight</v></c></row>
            <row><c t="str"><v>holder-opt-out</v></c><c><v>1</v></c><c t="str"><f>""</f><v></v></c><c><f>1+2</f></c></row>
            <row><c t="str"><v>holder-inventory</v></c><c t="b"><v>1</v></c></row>
            <row><c t="str"><v>holder-status</v></c><c><f>1+2</f><v></v></c><c><f>A1</f></c></row>
            """));

        var faults = AnswersTable.Read(SpreadsheetReader.Read(file).Sheets, Questionnaire, new Dictionary<string, StoredAnswer>()).Faults;

        Assert.Equal(["Answers!B3", "Answers!B4", "Answers!C4"], faults.Select(fault => fault.Place));
        Assert.StartsWith("“TRUE” is no answer", faults[0].Message.En, StringComparison.Ordinal);
        Assert.All(faults.Skip(1), fault => Assert.StartsWith("This cell holds a formula", fault.Message.En, StringComparison.Ordinal));
    }

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
    [InlineData(46353.604166666664, "dd/mm/yyyy hh:mm", "2026-11-27 14:30")]
    [InlineData(46353.604166666664, "dd/mm/yyyy", "2026-11-27")]
    [InlineData(46353.99999999999, "d mmm yyyy h:mm", "2026-11-28 00:00")]
    [InlineData(0.604166666666667, "h:mm", "14:30")]
    [InlineData(1.0625, "[h]:mm:ss", "25:30:00")]
    [InlineData(1.0625, "[HH]:MM", "25:30")]
    [InlineData(46353, "[Red][>100]0;0", "46353")]
    [InlineData(0.85, "0%", "85%")]
    [InlineData(0.8549, "0.0 %", "85.5%")]
    [InlineData(46353, "General", "46353")]
    [InlineData(46353, "#,##0.00\\ \"days\"", "46353")]
    [InlineData(46353, "[$kr-41D]0", "46353")]
    [InlineData(-1, "yyyy-mm-dd", "-1")]
    public void A_number_is_read_as_its_cell_shows_it(double number, string format, string shown) =>
        Assert.Equal(shown, NumberLook.Of(format).Write(number, SpreadsheetReader.FirstDay));

    private static Core.Questionnaires.Questionnaire Questionnaire => Samples.Content.Questionnaires[^1];

    private static string Shared(params string[] items) =>
        $"<sst xmlns=\"{Main}\" count=\"{items.Length}\" uniqueCount=\"{items.Length}\">{string.Concat(items)}</sst>";

    private static byte[] Zip(string shared, params (string Name, string Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
            }

            var numbers = Enumerable.Range(1, sheets.Length).ToList();
            Add("[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                {string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>
                """);
            Add("_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" " +
                $"Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr " +
                $"defaultThemeVersion=\"166925\"/><" +
                $"sheets>{string.Concat(numbers.Select(number => $"<sheet name=\"{sheets[number - 1].Name}\" sheetId=\"{number + 6}\" r:id=\"rId{number}\"/>"))}</sheets><calcPr calcId=\"191029\"/></workbook>");
            Add("xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/" +
                $"relationships\">{string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}<Relationship Id=\"rId90\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>{(shared.Length > 0 ? $"<Relationship Id=\"rId91\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")}</Relationships>");
            Add("xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" " +
                $"formatCode=\"[$-40C]d\\ mmmm\\ yyyy;@\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"49\" " +
                $"quotePrefix=\"1\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
            if (shared.Length > 0)
            {
                Add("xl/sharedStrings.xml", shared);
            }

            foreach (var number in numbers)
            {
                Add($"xl/worksheets/sheet{number}.xml",
                    $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[number - 1].Rows}</sheetData></worksheet>");
            }
        }

        return stream.ToArray();
    }
}
