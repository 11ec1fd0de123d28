using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>Workbooks as written, as read back, and as other programs write them.</summary>
public sealed class SpreadsheetTests
{
    private static readonly string[] Formulas =
        ["=1+1", "+33 1 23 45 67 89", "-5", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1", "  =HYPERLINK(\"https://example.org\")", "'=1+1",
            "'quoted'", "''", "'"];

    private static readonly string[] Texts =
        [.. Formulas, "é « à » ’", "two\nlines", "two\r\nlines", "_x000D_", "_x_", "bell \u0007", "<b>&amp;</b>", " spaces around ",
            "\U0001F469\u200d\U0001F467", "lone \ud800 half", "\ufffe", new('x', 4000)];

    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        var read = Read(Texts);

        Assert.Equal(Texts, read);
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Gen.String[1, 60].Array[1, 8].Sample(texts => Assert.Equal(texts, Read(texts)), iter: 200);

    [Fact]
    public void Nothing_is_written_as_a_formula_and_what_looks_like_one_is_marked_as_typed_text()
    {
        using var document = Opened(Written(Formulas));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();

        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.All(sheet.Descendants<Row>().Skip(1).SelectMany(row => row.Elements<Cell>()), cell =>
        {
            Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
            Assert.True(formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value);
        });
    }

    [Fact]
    public void Its_parts_follow_the_schema_of_Office_Open_XML()
    {
        using var document = Opened(Written(Texts));

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public void Numbers_and_days_are_typed_and_come_back_as_they_are_shown()
    {
        SpreadsheetCell[] cells = [SpreadsheetCell.Whole(-7), SpreadsheetCell.Tenths(395), SpreadsheetCell.Day(new(2029, 3, 26)),
            SpreadsheetCell.Month(new(2028, 12, 24)), SpreadsheetCell.Empty];
        var file = SpreadsheetWriter.Write(
            new("Title", Language.English,
            [new("One", [new("What", 10)], [.. cells.Select(cell => (IReadOnlyList<SpreadsheetCell>)[cell])])]));
        using var document = Opened(file);

        Assert.All(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1)
            .SelectMany(row => row.Elements<Cell>()), cell => Assert.Null(cell.DataType));
        Assert.Equal(["-7", "39.5", "26/03/2029", "December 2028"],
            SpreadsheetReader.Read(file).Sheets[0].Rows.Skip(1).Select(row => row[0]));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_are_named_as_spreadsheets_name_them(int index, string name) =>
        Assert.Equal(name, SpreadsheetWriter.ColumnName(index));

    [Fact]
    public void Shielding_and_taking_the_shield_away_gives_back_any_text() =>
        Gen.OneOf(Gen.String[0, 20], Gen.Int[0, Texts.Length - 1].Select(index => Texts[index])).Sample(text =>
        {
            var shielded = CsvInjection.Escape(text);
            Assert.Equal(text, CsvInjection.Unescape(shielded));
            Assert.False(shielded.TrimStart() is ['=' or '+' or '-' or '@', ..]);
        });

    [Theory]
    [InlineData(UnreadableFile.NotASpreadsheet, "")]
    [InlineData(UnreadableFile.NotASpreadsheet, "not a workbook")]
    [InlineData(UnreadableFile.NotASpreadsheet, "PK\u0003\u0004")]
    public void What_is_no_workbook_is_refused(UnreadableFile expected, string content) =>
        Assert.Equal(expected, SpreadsheetReader.Read(System.Text.Encoding.Latin1.GetBytes(content)).Fault);

    [Fact]
    public void A_workbook_that_is_cut_off_or_damaged_is_refused_and_nothing_else_happens()
    {
        var file = Written(Texts);
        for (var length = 0; length < file.Length; length += 97)
        {
            Assert.Equal(UnreadableFile.NotASpreadsheet, SpreadsheetReader.Read(file[..length]).Fault);
        }

        Gen.Int[0, file.Length - 1].Select(Gen.Byte).Sample(
            (at, value) =>
            {
                var damaged = file.ToArray();
                damaged[at] = value;
                // Damage to what carries no meaning, such as a date of the archive, leaves it readable.
                Assert.True(SpreadsheetReader.Read(damaged) is { Fault: not null } or { Sheets.Count: <= 1 });
            },
            iter: 300);
    }

    [Fact]
    public void A_small_archive_that_unpacks_to_a_large_one_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("_rels/.rels", CompressionLevel.SmallestSize).Open();
            var spaces = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            for (var i = 0; i < 100; i++)
            {
                entry.Write(spaces);
            }
        }

        var file = stream.ToArray();
        Assert.InRange(file.Length, 1, 200_000);
        Assert.Equal(UnreadableFile.TooLarge, SpreadsheetReader.Read(file).Fault);
    }

    [Fact]
    public void A_workbook_may_have_a_sheet_for_each_question_and_two_more()
    {
        var sheets = Samples.Content.Questionnaires[^1].Questions.Count + 2;
        SpreadsheetTable Sheet(int number) => new(number.ToString(CultureInfo.InvariantCulture), [new("x", 5)], [["y"]]);
        var file = SpreadsheetWriter.Write(new("Many", Language.French, [.. Enumerable.Range(1, sheets).Select(Sheet)]));

        Assert.Equal(sheets, SpreadsheetReader.Read(file).Sheets.Count);
    }

    [Fact]
    public void A_sheet_with_more_rows_or_columns_than_any_of_ours_is_refused()
    {
        Assert.Equal(UnreadableFile.TooLarge, SpreadsheetReader.Read(Written(Enumerable.Repeat("x", 6_000))).Fault);

        var wide = Enumerable.Repeat(SpreadsheetCell.Whole(1), 120).ToList();
        var file = SpreadsheetWriter.Write(
            new("Wide", Language.French, [new("One", [.. wide.Select(_ => new SpreadsheetColumn("x", 5))], [wide])]));
        Assert.Equal(UnreadableFile.TooLarge, SpreadsheetReader.Read(file).Fault);
    }

    private static byte[] Written(IEnumerable<string> texts) =>
        SpreadsheetWriter.Write(
            new("Title", Language.French,
            [new("One", [new("Text", 40)], [.. texts.Select(text => (IReadOnlyList<SpreadsheetCell>)[text])])]));

    private static IEnumerable<string> Read(IReadOnlyList<string> texts) =>
        SpreadsheetReader.Read(Written(texts)).Sheets.Single().Rows.Skip(1).Select(row => row[0]);

    private static SpreadsheetDocument Opened(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), false);
}
