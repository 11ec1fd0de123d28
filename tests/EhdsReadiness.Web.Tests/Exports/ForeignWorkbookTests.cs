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

    [Fact]
    public void CSV_in_another_encoding_is_refused_instead_of_read_wrongly() =>
        Assert.Equal(UnreadableFile.NotASpreadsheet, CsvFile.Read(Encoding.Latin1.GetBytes("Identifiant;Réponse\n")).Fault);

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
