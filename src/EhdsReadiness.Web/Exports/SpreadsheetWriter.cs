using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace EhdsReadiness.Web.Exports;

/// <summary>Writes a workbook as XLSX. A text is always a text: it is never written as a formula, and stays none when its cell is
/// edited.</summary>
public static class SpreadsheetWriter
{
    /// <summary>The paper, by its number in ISO/IEC 29500-1, 18.3.1.63.</summary>
    private const uint A4 = 9;

    /// <summary>Of a line of the standard type, in points.</summary>
    private const double LineHeight = 15;

    /// <summary>How many letters of a text are as wide as a digit, which columns are measured by.</summary>
    private const double LettersOfADigit = 1.15;

    /// <summary>Of any row, in points.</summary>
    private const double HighestRow = 409;

    public static byte[] Write(Spreadsheet spreadsheet)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = TextSanitizer.SanitizeLine(spreadsheet.Title);
            document.PackageProperties.Language = spreadsheet.Language.Code();
            document.PackageProperties.Creator = "EhdsReadiness";
            var workbook = document.AddWorkbookPart();
            Put(workbook.AddNewPart<WorkbookStylesPart>("styles"), SpreadsheetStyles.Stylesheet());
            var (sheets, titles) = (new Sheets(), new DefinedNames());
            uint number = 0;
            foreach (var table in spreadsheet.Sheets)
            {
                number++;
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
                Put(workbook.AddNewPart<WorksheetPart>(id), Sheet(table, spreadsheet.Title, isFirst: number == 1));
                sheets.Append(new Sheet { Name = table.Name, SheetId = number, Id = id });
                titles.Append(new DefinedName($"{Quoted(table.Name)}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
            }

            Put(workbook, new Workbook(sheets, titles));
        }

        return stream.ToArray();
    }

    /// <summary>The name of a column by its place, from 0: <c>A</c>, <c>Z</c>, <c>AA</c>.</summary>
    public static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>The name of a sheet as formulas write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Writes a part as it is, since the SDK would give each element a prefix.</summary>
    private static void Put(OpenXmlPart part, OpenXmlElement root)
    {
        using var writer = new UnprefixedXmlWriter(part.GetStream(FileMode.Create, FileAccess.Write));
        writer.WriteStartDocument(standalone: true);
        root.WriteTo(writer);
    }

    private static Worksheet Sheet(SpreadsheetTable table, string title, bool isFirst)
    {
        var last = string.Create(CultureInfo.InvariantCulture, $"{ColumnName(table.Columns.Count - 1)}{table.Rows.Count + 1}");
        var data = new SheetData(Row(table, 1, [.. table.Columns.Select(column => (SpreadsheetCell)column.Heading)], isHeading: true));
        for (var index = 0; index < table.Rows.Count; index++)
        {
            data.Append(Row(table, index + 2, table.Rows[index], isHeading: false));
        }

        var validations = Validations(table);
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = $"A1:{last}" },
            new SheetViews(View(table, isFirst)),
            new Columns(table.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = column.Width,
                CustomWidth = true,
                Hidden = column.IsHidden ? true : null,
            })),
            data);
        sheet.Append(table.IsFiltered ? [new AutoFilter { Reference = $"A1:{last}" }] : Array.Empty<OpenXmlElement>());
        sheet.Append(validations.Count == 0 ? Array.Empty<OpenXmlElement>()
            : [new DataValidations(validations) { Count = (uint)validations.Count }]);
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.4, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter($"&L{Foot(title)}&C&A&R&P / &N")));
        return sheet;
    }

    /// <summary>A text as a footer takes it: an ampersand begins an order there, and 255 signs are all it holds.</summary>
    private static string Foot(string text) =>
        Excerpt.Of(TextSanitizer.SanitizeLine(text) ?? "").Replace("&", "&&", StringComparison.Ordinal);

    private static SheetView View(SpreadsheetTable table, bool isFirst) => new(
        new Pane
        {
            HorizontalSplit = table.Frozen == 0 ? null : table.Frozen,
            VerticalSplit = 1,
            TopLeftCell = $"{ColumnName(table.Frozen)}2",
            ActivePane = table.Frozen == 0 ? PaneValues.BottomLeft : PaneValues.BottomRight,
            State = PaneStateValues.Frozen,
        })
    {
        TabSelected = isFirst,
        WorkbookViewId = 0,
    };

    private static Row Row(SpreadsheetTable table, int number, IReadOnlyList<SpreadsheetCell> cells, bool isHeading)
    {
        // Not every program finds out how high a row is; those that do correct it.
        var lines = cells.Zip(table.Columns).Where(one => !one.Second.IsHidden)
            .Max(one => LinesOf(one.First.Content ?? "", (int)(one.Second.Width * LettersOfADigit)));
        var row = new Row { RowIndex = (uint)number, Height = Math.Min(lines * LineHeight, HighestRow) };
        for (var index = 0; index < cells.Count; index++)
        {
            row.Append(Cell(string.Create(CultureInfo.InvariantCulture, $"{ColumnName(index)}{number}"), cells[index], isHeading));
        }

        return row;
    }

    /// <summary>How many lines a text takes in a column of so many characters.</summary>
    private static int LinesOf(string text, int width)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            var used = 0;
            lines++;
            foreach (var word in paragraph.Split(' ').Select(word => word.Length))
            {
                var isNext = used > 0 && used + 1 + word > width;
                lines += (isNext ? 1 : 0) + (Math.Max(word - 1, 0) / width);
                used = isNext || used == 0 ? word % width : used + 1 + word;
            }
        }

        return lines;
    }

    private static Cell Cell(string reference, SpreadsheetCell cell, bool isHeading)
    {
        var written = new Cell
            { CellReference = reference, StyleIndex = isHeading ? SpreadsheetStyles.Heading : SpreadsheetStyles.Of(cell) };
        if (cell.Content is { } text)
        {
            written.DataType = CellValues.InlineString;
            written.Append(new InlineString(new Words(EscapedText.Write(text)) { Space = SpaceProcessingModeValues.Preserve }));
        }
        else if (cell.Kind != CellKind.Empty)
        {
            written.Append(new CellValue(cell.Number));
        }

        return written;
    }

    /// <summary>The lists to choose from, cells with the same one together. Something else may be typed too, such as the number of a level
    /// alone: it is judged when it comes back.</summary>
    private static List<DataValidation> Validations(SpreadsheetTable table)
    {
        var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (table.Rows[row][column].ChoicesIn is { } choices)
                {
                    places.TryAdd(choices, []);
                    places[choices].Add(string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{row + 2}"));
                }
            }
        }

        return [.. places.Select(pair => new DataValidation(new Formula1(pair.Key))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            SequenceOfReferences = new ListValue<StringValue>(pair.Value.Select(reference => new StringValue(reference))),
        })];
    }
}
