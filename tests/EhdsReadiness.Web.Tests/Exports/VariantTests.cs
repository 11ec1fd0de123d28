using static EhdsReadiness.Web.Tests.Exports.ForeignFiles;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>What spreadsheets and people make of the same thing, in each of the four tables that come in: answers, datasets, clients and
/// the register.</summary>
public sealed class VariantTests
{
    private const string Boolean = "logical value";
    private const string NoValue = "formula without a value";
    private const string Error = "shows the error";

    /// <summary>Every table with headings, a right row, the place of a cell that anything may be typed in, and its reader, which gives that
    /// cell or what is wrong.</summary>
    private static readonly Dictionary<string, Incoming> Tables = new()
    {
        ["answers"] = new(["Identifier", "Level", "Note"], ["holder-opt-out", "2", "free"], 2, reading =>
        {
            var read = AnswersTable.Read(reading.Sheets, Samples.Content.Questionnaires[^1], new Dictionary<string, StoredAnswer>());
            return (read.Answers.SingleOrDefault()?.Answer?.Note, read.Faults);
        }),
        ["datasets"] = new(["Name", "Categories"], ["free", "a"], 0, reading =>
        {
            var (read, faults) = DatasetsTable.Read(reading.Sheets, []);
            return (read.SingleOrDefault()?.Name, faults);
        }),
        ["clients"] = new(["Name", "Email"], ["free", "a@example.org"], 0, reading =>
        {
            var (lines, faults) = ClientsTable.Read(reading.Sheets);
            return (lines.SingleOrDefault()?.Split(" ; ")[0], faults);
        }),
        ["register"] = new(["identifier", "name", "kind", "region", "role", "categories", "group"],
            ["732829320", "free", "hospital", "FR-IDF", "both", "a f", ""], 1, reading =>
        {
            var (entries, faults) = RegisterTable.Read(reading.Sheets, Samples.Content);
            return (entries.SingleOrDefault()?.Name, faults);
        }),
    };

    /// <summary>Cells that say nothing, from their attributes on, with what is said of them.</summary>
    public static TheoryData<string, string, string> SayingNothing() => Each(
        (" t=\"b\"><v>1</v>", Boolean), (" t=\"b\"><v>0</v>", Boolean), (" t=\"b\"><v>true</v>", Boolean),
        (" t=\"b\"><v>false</v>", Boolean),
        (" s=\"1\" t=\"b\"><v>1</v>", Boolean), (" s=\"2\" t=\"b\"><v>0</v>", Boolean), (" s=\"12\" t=\"b\"><v>1</v>", Boolean),
        (" t=\"b\"><f>1=1</f><v>1</v>", Boolean), (" t=\"b\"><f>ISBLANK(A1)</f><v>0</v>", Boolean),
        (" t=\"b\"><f t=\"shared\" si=\"0\"/><v>1</v>", Boolean), (" s=\"17\" t=\"b\"><f>TRUE()</f><v>1</v>", Boolean),
        ("><f>1+2</f>", NoValue), ("><f>1+2</f><v></v>", NoValue), ("><f>1+2</f><v/>", NoValue), (" s=\"1\"><f>A1</f>", NoValue),
        ("><f t=\"shared\" si=\"0\"/>", NoValue), ("><f t=\"shared\" ref=\"B2:B9\" si=\"0\">A1</f>", NoValue),
        ("><f t=\"array\" ref=\"B2\">SUM(A1:A2)</f>", NoValue), (" t=\"n\"><f>TODAY()</f>", NoValue), (" t=\"b\"><f>1=1</f>", NoValue),
        (" t=\"e\"><f>1/0</f>", NoValue), ("><f>'[1]Sheet'!A1</f>", NoValue), ("><f ca=\"1\"/>", NoValue),
        (" t=\"e\"><v>#REF!</v>", Error), (" t=\"e\"><f>#REF!A1</f><v>#REF!</v>", Error), (" t=\"e\"><v>#N/A</v>", Error),
        (" t=\"e\"><f>1/0</f><v>#DIV/0!</v>", Error), (" t=\"e\"><v>#NAME?</v>", Error), (" t=\"e\"><v>#VALUE!</v>", Error),
        (" t=\"e\"><v>#NULL!</v>", Error), (" t=\"e\"><v>#NUM!</v>", Error), (" t=\"e\"><v>#SPILL!</v>", Error),
        (" t=\"e\"><v>#CALC!</v>", Error), (" t=\"e\"><v>#GETTING_DATA</v>", Error), (" s=\"1\" t=\"e\"><v>#REF!</v>", Error));

    [Theory]
    [MemberData(nameof(SayingNothing))]
    public void A_cell_of_a_workbook_that_says_nothing_is_a_fault_with_sheet_and_cell(string table, string cell, string said)
    {
        var (headings, row, free, read) = Tables[table];
        string[] cells = [.. row.Select((text, place) => place == free ? cell : Inline(text))];

        var fault = Assert.Single(read(SpreadsheetReader.Read(Zip("", ("Saisie", Row(headings) + Cells(cells))))).Faults);

        Assert.Equal($"Saisie!{(char)('A' + free)}2", fault.Place);
        Assert.Contains(said, fault.Message.En, StringComparison.Ordinal);
    }

    /// <summary>The same as LibreOffice writes it: attributes of the cell, and what it shows.</summary>
    public static TheoryData<string, string, string> OdsSayingNothing() => Each(
        (" office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p>", Boolean),
        (" office:value-type=\"boolean\" office:boolean-value=\"false\"><text:p>FAUX</text:p>", Boolean),
        (" table:style-name=\"ce3\" office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p>", Boolean),
        (" table:formula=\"of:=TRUE()\" office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p>", Boolean),
        (" table:formula=\"of:=1+1\">", NoValue), (" table:formula=\"of:=[.A1]\"><text:p/>", NoValue),
        (" table:formula=\"of:=#REF!\" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#REF !</text:p>", Error),
        (" table:formula=\"of:=1/0\" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#DIV/0 !</text:p>", Error),
        (" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>Err:502</text:p>", Error),
        (" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/D</text:p>", Error));

    [Theory]
    [MemberData(nameof(OdsSayingNothing))]
    public void A_cell_of_an_OpenDocument_sheet_that_says_nothing_is_a_fault_too(string table, string cell, string said)
    {
        var (headings, row, free, read) = Tables[table];
        static string Cell(string text) =>
            $"<table:table-cell office:value-type=\"string\"><text:p>{Escape(text)}</text:p></table:table-cell>";
        var second = row.Select((text, place) => place == free ? $"<table:table-cell{cell}</table:table-cell>" : Cell(text));
        var sheet = string.Concat(new[] { headings.Select(Cell), second }
            .Select(cells => $"<table:table-row>{string.Concat(cells)}</table:table-row>"));
        var body = $"<office:spreadsheet><table:table table:name=\"Saisie\">{sheet}</table:table></office:spreadsheet>";

        var fault = Assert.Single(read(SpreadsheetReader.Read(Ods($"<office:body>{body}</office:body>"))).Faults);

        Assert.Equal($"Saisie!{(char)('A' + free)}2", fault.Place);
        Assert.Contains(said, fault.Message.En, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Errors() => Each(
        "#REF!", "#N/A", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!", "#NOMBRE!", "#SPILL!", "#CALC!",
        "#REF !", "#VALEUR\u00a0!", "#NOM ?", "Err:502", "Err:508");

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_that_was_saved_as_CSV_is_a_fault(string table, string error)
    {
        var (headings, row, free, read) = Tables[table];
        var fault = Assert.Single(read(Csv(';', headings, [.. row.Select((text, place) => place == free ? error : text)])).Faults);

        Assert.Equal($"{(char)('A' + free)}2", fault.Place);
        Assert.Contains(Error, fault.Message.En, StringComparison.Ordinal);
    }

    /// <summary>A cell of CSV is a text whatever it looks like, where a text may stand.</summary>
    [Theory]
    [InlineData("VRAI")]
    [InlineData("FAUX")]
    [InlineData("TRUE")]
    [InlineData("#1 of our wards")]
    [InlineData("#urgent!")]
    [InlineData("Err: see below")]
    [InlineData("=1+1")]
    [InlineData("-")]
    [InlineData("85 %")]
    [InlineData("27/11/2026 14:30")]
    [InlineData("1 234,50 €")]
    public void What_only_looks_like_something_else_is_the_text_that_it_is(string text)
    {
        foreach (var (headings, row, free, read) in Tables.Values)
        {
            var (cell, faults) = read(Csv(';', headings, [.. row.Select((one, place) => place == free ? text : one)]));
            Assert.Empty(faults);
            Assert.Equal(text, cell);
        }
    }

    /// <summary>Formulas with a value, links, numbers and days, by what their cells show to a French reader.</summary>
    [Theory]
    [InlineData(" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v>", "ab")]
    [InlineData("><f>1+2</f><v>3</v>", "3")]
    [InlineData(" t=\"str\"><f>HYPERLINK(\"https://example.org\",\"ici\")</f><v>ici</v>", "ici")]
    [InlineData(" t=\"inlineStr\"><is><r><t xml:space=\"preserve\">un </t></r><r><rPr><b/></rPr><t>deux</t></r></is>", "un deux")]
    [InlineData(" t=\"d\"><v>2026-11-27T00:00:00</v>", "2026-11-27")]
    [InlineData(" t=\"d\"><v>2026-11-27T14:30:00</v>", "2026-11-27 14:30:00")]
    [InlineData(" s=\"4\"><v>12.0</v>", "12")]
    [InlineData(" s=\"5\"><v>12.345</v>", "12,35")]
    [InlineData(" s=\"12\"><v>0.85</v>", "85%")]
    [InlineData(" s=\"13\"><v>0.8549</v>", "85,49%")]
    [InlineData(" s=\"17\"><v>46353</v>", "27/11/2026")]
    [InlineData(" s=\"20\"><v>46353</v>", "nov.-26")]
    [InlineData(" s=\"23\"><v>0.604166666666667</v>", "14:30")]
    [InlineData(" s=\"25\"><v>46353.604166666664</v>", "27/11/2026 14:30")]
    [InlineData(" s=\"49\"><v>1.0625</v>", "25:30:00")]
    [InlineData(" s=\"2\"><v>46353</v>", "27 novembre 2026")]
    [InlineData("><v>0.30000000000000004</v>", "0,3")]
    [InlineData("><v>1E+21</v>", "1E+21")]
    public void A_cell_is_read_as_it_shows(string cell, string shown)
    {
        foreach (var (headings, row, free, read) in Tables.Values)
        {
            string[] cells = [.. row.Select((text, place) => place == free ? cell : Inline(text))];
            var file = Zip("", ("x", Row(headings) + Cells(cells)));
            var (said, faults) = read(SpreadsheetReader.Read(file, CultureInfo.GetCultureInfo("fr-FR")));
            Assert.Empty(faults);
            Assert.Equal(shown, said);
        }
    }

    public static TheoryData<string, string, char, bool> Texts()
    {
        var data = new TheoryData<string, string, char, bool>();
        foreach (var table in Tables.Keys)
        {
            foreach (var encoding in new[]
                { "utf-8", "utf-8 marked", "utf-16", "utf-16 unmarked", "utf-16BE", "utf-16BE unmarked", "windows-1252" })
            {
                foreach (var separator in ";,\t")
                {
                    data.Add(table, encoding, separator, false);
                    data.Add(table, encoding, separator, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void CSV_is_read_in_any_encoding_with_any_separator_and_tells_of_a_quotation_that_never_ends(
        string table, string name, char separator, bool isOpen)
    {
        var (headings, row, free, read) = Tables[table];
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name.Split(' ')[0]) ?? Encoding.GetEncoding(name.Split(' ')[0]);
        var lines = $"\"Liste, au 30 ; novembre\"\r\n{string.Join(separator, headings)}\r\n"
            + string.Join(separator, row.Select((text, place) => place == free ? $"\"Été;,\t“{(isOpen ? "" : "\"")}" : text)) + "\r\n";
        byte[] file = [.. name is "utf-8" or "windows-1252" || name.EndsWith("unmarked", StringComparison.Ordinal) ? [] : encoding.Preamble,
            .. encoding.GetBytes(lines)];

        var reading = CsvFile.Read(file);

        if (isOpen)
        {
            Assert.Equal((UnreadableFile.OpenQuotation, 3), (reading.Fault, reading.Line));
            return;
        }

        var (cell, faults) = read(reading);
        Assert.Empty(faults);
        Assert.Equal("Été;, “", cell!.Replace('\t', ' '));
        var said = name.Split(' ')[0] switch { "utf-16" or "utf-16BE" => "UTF-16", "windows-1252" => "Windows-1252", _ => null };
        Assert.Equal(said, reading.Encoding);
        Assert.Equal(said is not null, reading.Doubt is not null);
    }

    /// <summary>What people and programs do to a heading.</summary>
    private static readonly (string How, Func<string, string> Do)[] Headings =
    [
        ("decomposed", text => text.Normalize(NormalizationForm.FormD)), ("in capitals", text => text.ToUpperInvariant()),
        ("with a colon", text => text + "\u00a0:"), ("with a star", text => text + " *"),
        ("with spaces", text => $"  {text.Replace(" ", "  ", StringComparison.Ordinal)} "),
        ("with no-break spaces", text => text.Replace(' ', '\u00a0')), ("with a hint", text => text.Insert(1, "\u00ad")),
        ("with a mark", text => "\ufeff" + text),
        ("on two lines", text => text.Replace(' ', '\n')), ("with a joiner", text => text + "\u200d"),
    ];

    public static TheoryData<string, string> HeadingWays() => Each([.. Headings.Select(one => one.How)]);

    [Theory]
    [MemberData(nameof(HeadingWays))]
    public void A_heading_is_known_in_each_column_whatever_was_done_to_it(string table, string how)
    {
        var change = Headings.Single(one => one.How == how).Do;
        var (_, row, free, read) = Tables[table];
        foreach (var headings in HeadingsOf(table))
        {
            string[] cells = [.. headings.Select((_, place) => place < row.Length ? row[place] : "")];
            var (cell, faults) = read(SpreadsheetReader.Read(Zip("", ("x", Row([.. headings.Select(change)]) + Row(cells)))));
            Assert.Empty(faults);
            Assert.Equal(row[free], cell);
        }
    }

    /// <summary>All headings of a table in both languages, those of its right row first.</summary>
    private static IEnumerable<string[]> HeadingsOf(string table) => table switch
    {
        "answers" =>
        [
            ["Identifiant", "Niveau", "Note", "Axe", "Question", "Raison", "Preuve", "Poids", "Posée", "Version", "À confirmer"],
            ["Identifiant", "Réponse", "Note"],
            ["Identifier", "Answer", "Note", "Axis", "Question", "Reason", "Evidence", "Weight", "Asked", "Version", "To confirm"],
            ["Identifier", "Level", "Note"],
        ],
        "datasets" =>
        [
            ["Nom", "Catégories", "Responsable de traitement", "Format", "Personnes couvertes", "Financement public", "Label souhaité",
                "Contact"],
            ["Name", "Categories", "Controller", "Format", "Persons covered", "Public funding", "Label wanted", "Contact"],
        ],
        "clients" =>
            [["Nom", "Courriel"], ["Nom", "Adresse électronique"], ["Name", "Email"], ["Name", "Email address"], ["Nom", "E-mail"]],
        _ => [[.. RegisterFile.Columns, .. RegisterFile.FurtherColumns]],
    };

    public static TheoryData<string, string> SheetWays() => Each(
        "alone", "second", "last of five", "behind a hidden one", "behind one that is hidden for good", "hidden, where no other has it",
        "under a title", "under 29 rows", "behind empty columns", "above a total in another column", "with a remark beside it",
        "in shared strings");

    [Theory]
    [MemberData(nameof(SheetWays))]
    public void The_table_is_found_where_a_person_sees_it(string table, string way)
    {
        var (headings, row, free, read) = Tables[table];
        var right = Row(headings) + Row(row);
        string[] wrong = [.. row.Select((text, place) => place == free ? "not this one" : text)];
        var other = Row(headings) + Row(wrong);
        var file = way switch
        {
            "alone" => Zip("", ("x", right)),
            "second" => Zip("", ("Lisez-moi", Row("Mode d’emploi") + Row("Remplissez")), ("x", right)),
            "last of five" => Zip("", ("a", ""), ("b", Row("b")), ("c", Row("c", "c")), ("d", Row("", "d")), ("x", right)),
            "behind a hidden one" => Zip("", ("old\" state=\"hidden", other), ("x", right)),
            "behind one that is hidden for good" => Zip("", ("old\" state=\"veryHidden", other), ("x", right)),
            "hidden, where no other has it" => Zip("", ("a", Row("Lisez-moi")), ("x\" state=\"hidden", right)),
            "under a title" => Zip("", ("x", Row("Inventaire du CHU") + "<row/>" + Row("", "au 30 novembre") + right)),
            "under 29 rows" => Zip("", ("x", string.Concat(Enumerable.Repeat(Row("x"), 29)) + right)),
            "behind empty columns" => Zip("", ("x", Row([null, null, null, .. headings]) + Row([null, null, null, .. row]))),
            "above a total in another column" => Zip("", ("x", right + Row([.. row.Select(_ => (string?)null), null, "Total : 1"]))),
            "with a remark beside it" => Zip("", ("x", Row(headings) + Row([.. row, "vu avec Zoé"]))),
            _ => Zip(Shared([.. headings.Concat(row).Select(text => $"<si><t>{Escape(text)}</t></si>")]), ("x",
                Cells([.. headings.Select((_, place) => $" t=\"s\"><v>{place}</v>")])
                + Cells([.. row.Select((_, place) => $" t=\"s\"><v>{headings.Length + place}</v>")]))),
        };

        var (cell, faults) = read(SpreadsheetReader.Read(file));

        Assert.Empty(faults);
        Assert.Equal(row[free], cell);
    }

    /// <summary>Signs that nobody sees.</summary>
    public static TheoryData<string> Unseen() => new()
    {
        " ", "\u00a0", "\u202f", "\u2003", "\u3000", "\t", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u200f",
        "\u061c", "\u3164", "\uffa0", "\u115f", "\u2800", "\u034f", "\u180e", "\u2028", "\u0301", "\ufe0f",
        "\u2063", "\u202e", "\U000e0020",
    };

    [Theory]
    [MemberData(nameof(Unseen))]
    public void A_name_that_nobody_sees_is_refused_in_datasets_and_register_and_left_out_of_clients(string sign)
    {
        foreach (var file in new Func<string[], string[], SpreadsheetReading>[]
        {
            (headings, row) => Csv(';', headings, row),
            (headings, row) => SpreadsheetReader.Read(Zip("", ("x", Row(headings) + Row(row)))),
        })
        {
            foreach (var (table, (headings, row, free, read)) in Tables.Where(one => one.Key != "answers"))
            {
                var (cell, faults) = read(file(headings, [.. row.Select((text, place) => place == free ? sign : text)]));
                Assert.Equal(table == "clients" ? 0 : 1, faults.Count);
                Assert.Equal(table == "clients" ? "a@example.org" : null, cell);
            }
        }
    }

    /// <summary>Each level in each way that people write it.</summary>
    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}. {1}")]
    [InlineData("{0} – {1}")]
    [InlineData("{0} - {1}")]
    [InlineData("{0} : {1}")]
    [InlineData("{0}) {1}")]
    [InlineData("{0} ({1})")]
    [InlineData("{0} = {1}")]
    [InlineData("Niveau {0}")]
    [InlineData("niveau {0} : {1}")]
    [InlineData("LEVEL {0}")]
    [InlineData("{1}")]
    [InlineData(" {1}. ")]
    [InlineData("{0},0")]
    [InlineData("{0}.0")]
    [InlineData("{2}")]
    public void A_level_is_known_by_its_number_its_name_or_its_words(string way)
    {
        var questionnaire = Samples.Content.Questionnaires[^1];
        var question = questionnaire.Find("holder-opt-out")!;
        foreach (var language in Languages.All)
        {
            foreach (var level in Enumerable.Range(0, 5))
            {
                var written = string.Format(CultureInfo.InvariantCulture, way, level, questionnaire.LevelNames[level].In(language),
                    question.Levels[level].In(language));
                foreach (var typed in new[]
                {
                    written, written.ToUpperInvariant(), written.Replace(' ', '\u00a0'), written.Normalize(NormalizationForm.FormD),
                })
                {
                    var sheets = Csv('\t', ["Identifiant", "Niveau"], ["holder-opt-out", typed]).Sheets;
                    var read = AnswersTable.Read(sheets, questionnaire, new Dictionary<string, StoredAnswer>());
                    Assert.Empty(read.Faults);
                    Assert.Equal(level, read.Answers.Single().Answer!.Level);
                }
            }
        }
    }

    [Theory]
    [InlineData("732829320")]
    [InlineData("732 829 320")]
    [InlineData("732.829.320")]
    [InlineData("732\u00a0829\u00a0320")]
    [InlineData("732\u202f829\u202f320")]
    [InlineData(" 732829320 ")]
    [InlineData("\u200e732829320")]
    [InlineData("73282932000074")]
    [InlineData("732 829 320 00074")]
    [InlineData("732.829.320.00074")]
    [InlineData("732 829 320 000 74")]
    [InlineData("732,829,320")]
    [InlineData("732'829'320")]
    [InlineData("73,282,932,000,074")]
    public void A_SIREN_is_known_by_its_digits_and_by_those_of_a_SIRET(string typed)
    {
        var (headings, row, _, _) = Tables["register"];
        var (entries, faults) = RegisterTable.Read(Csv(';', headings, [typed, .. row[1..]]).Sheets, Samples.Content);

        Assert.Empty(faults);
        Assert.Equal("732829320", entries.Single().Identifier);
        var number = double.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 732829320;
        string[] cells = [$"><v>{number.ToString(CultureInfo.InvariantCulture)}</v>", .. row[1..].Select(Inline)];
        var sheets = SpreadsheetReader.Read(Zip("", ("x", Row(headings) + Cells(cells)))).Sheets;
        Assert.Equal("732829320", RegisterTable.Read(sheets, Samples.Content).Entries.Single().Identifier);
    }

    [Theory]
    [InlineData("732829321")]
    [InlineData("732.829.321")]
    [InlineData("73282932000075")]
    [InlineData("732,829,321")]
    [InlineData("732\u202f829\u202f321")]
    [InlineData("732\u00a0829\u00a032")]
    [InlineData("0403170701")]
    [InlineData("000000000")]
    [InlineData("7,32829E+08")]
    [InlineData("")]
    public void What_is_no_number_of_an_enterprise_is_told_by_its_cell(string typed)
    {
        var (headings, row, _, _) = Tables["register"];

        var (_, faults) = RegisterTable.Read(Csv(';', headings, [typed, .. row[1..]]).Sheets, Samples.Content);

        Assert.Equal("A2", Assert.Single(faults).Place);
    }

    [Theory]
    [InlineData("a@example.org", "b@example.org", "a@example.org")]
    [InlineData("", "b@example.org", "b@example.org")]
    public void Of_two_columns_of_addresses_the_first_that_is_filled_in_counts(string first, string second, string address)
    {
        var (lines, faults) = ClientsTable.Read(Csv(';', ["E-mail", "Nom", "Courriel"], [first, "Est", second]).Sheets);

        Assert.Empty(faults);
        Assert.Equal($"Est ; {address}", Assert.Single(lines));
    }

    [Fact]
    public void A_fault_of_CSV_is_told_by_its_line_although_cells_above_hold_line_ends()
    {
        var (headings, row, _, _) = Tables["register"];
        string[] wrong = ["123456789", .. row[1..]];
        string[] two = [row[0], "two\r\nlines", .. row[2..]];
        var file = string.Join('\n', new[] { headings, two, wrong }.Select(cells => string.Join(';', cells.Select(Quoted))));

        var (_, faults) = RegisterTable.Read(CsvFile.Read(Encoding.UTF8.GetBytes(file)).Sheets, Samples.Content);

        Assert.Equal([("A3", 4)], faults.Select(fault => (fault.Place, fault.Line)));
    }

    [Theory]
    [InlineData("0403.170.701")]
    [InlineData("CHE-123.456.788")]
    public void A_foreign_identifier_is_kept_as_it_is_written(string typed)
    {
        var (headings, row, _, _) = Tables["register"];

        var (entries, faults) = RegisterTable.Read(Csv(';', headings, [typed, .. row[1..]]).Sheets, Samples.Content);

        Assert.Empty(faults);
        Assert.Equal(typed, entries.Single().Identifier);
    }

    private static string Inline(string text) => text.Length == 0 ? "" : $" t=\"inlineStr\"><is><t>{Escape(text)}</t></is>";

    private static SpreadsheetReading Csv(char separator, string[] headings, string[] row) => CsvFile.Read(Encoding.UTF8.GetBytes(
        $"{string.Join(separator, headings)}\n{string.Join(separator, row.Select(Quoted))}\n"));

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static TheoryData<string, string> Each(params string[] cases)
    {
        var data = new TheoryData<string, string>();
        foreach (var (table, one) in Tables.Keys.SelectMany(table => cases.Select(one => (table, one))))
        {
            data.Add(table, one);
        }

        return data;
    }

    private static TheoryData<string, string, string> Each(params (string Cell, string Said)[] cases)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (table, one) in Tables.Keys.SelectMany(table => cases.Select(one => (table, one))))
        {
            data.Add(table, one.Cell, one.Said);
        }

        return data;
    }

    /// <param name="Headings">Those of the necessary columns, and of the free one.</param>
    /// <param name="Row">A right row.</param>
    /// <param name="Free">Place of a cell in which anything may stand.</param>
    /// <param name="Read">Gives that cell, or what is wrong.</param>
    private sealed record Incoming(string[] Headings, string[] Row, int Free,
        Func<SpreadsheetReading, (string? Cell, IReadOnlyList<CellFault> Faults)> Read);
}
