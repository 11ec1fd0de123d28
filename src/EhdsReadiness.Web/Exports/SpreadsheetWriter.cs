using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Words = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace EhdsReadiness.Web.Exports;

/// <summary>Writes a workbook as XLSX. A text is always a text: it is never written as a formula, and stays none when its cell is
/// edited.</summary>
public static class SpreadsheetWriter
{
    public static byte[] Write(Spreadsheet spreadsheet)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = TextSanitizer.SanitizeLine(spreadsheet.Title);
            document.PackageProperties.Language = spreadsheet.Language.Code();
            document.PackageProperties.Creator = "EhdsReadiness";
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SpreadsheetStyles.Stylesheet();
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            uint number = 0;
            foreach (var table in spreadsheet.Sheets)
            {
                number++;
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
                workbook.AddNewPart<WorksheetPart>(id).Worksheet = Sheet(table, isFirst: number == 1);
                sheets.Append(new Sheet { Name = table.Name, SheetId = number, Id = id });
            }
        }

        return stream.ToArray();
    }

    /// <summary>The name of a column by its place, from 0: <c>A</c>, <c>Z</c>, <c>AA</c>.</summary>
    public static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    private static Worksheet Sheet(SpreadsheetTable table, bool isFirst)
    {
        var last = string.Create(CultureInfo.InvariantCulture, $"{ColumnName(table.Columns.Count - 1)}{table.Rows.Count + 1}");
        var data = new SheetData(Row(1, [.. table.Columns.Select(column => (SpreadsheetCell)column.Heading)], isHeading: true));
        for (var index = 0; index < table.Rows.Count; index++)
        {
            data.Append(Row(index + 2, table.Rows[index], isHeading: false));
        }

        var sheet = new Worksheet(
            new SheetDimension { Reference = $"A1:{last}" },
            new SheetViews(View(table, isFirst)),
            new Columns(table.Columns.Select((column, index) =>
                new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true })),
            data,
            new AutoFilter { Reference = $"A1:{last}" });
        var validations = Validations(table);
        if (validations.Count > 0)
        {
            sheet.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        }

        return sheet;
    }

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

    private static Row Row(int number, IReadOnlyList<SpreadsheetCell> cells, bool isHeading)
    {
        var row = new Row { RowIndex = (uint)number };
        for (var index = 0; index < cells.Count; index++)
        {
            row.Append(Cell(string.Create(CultureInfo.InvariantCulture, $"{ColumnName(index)}{number}"), cells[index], isHeading));
        }

        return row;
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

    /// <summary>The lists to choose from, cells with the same one together.</summary>
    private static List<DataValidation> Validations(SpreadsheetTable table)
    {
        var places = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (table.Rows[row][column].Choices is { Count: > 0 } choices)
                {
                    var list = string.Join(',', choices);
                    places.TryAdd(list, []);
                    places[list].Add(string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{row + 2}"));
                }
            }
        }

        return [.. places.Select(pair => new DataValidation(new Formula1($"\"{pair.Key}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            SequenceOfReferences = new ListValue<StringValue>(pair.Value.Select(reference => new StringValue(reference))),
        })];
    }
}
