using DocumentFormat.OpenXml.Spreadsheet;

namespace EhdsReadiness.Web.Exports;

/// <summary>How cells look: numbers by their places in the list of formats.</summary>
internal static class SpreadsheetStyles
{
    public const uint Heading = 1;
    private const uint Words = 2;
    private const uint ShieldedWords = 3;
    private const uint Whole = 4;
    private const uint Tenths = 5;
    private const uint Day = 6;
    private const uint Month = 7;

    /// <summary>"@": what is typed over a text stays a text.</summary>
    private const uint TextFormat = 49;

    /// <summary>The short date of the reader's own country.</summary>
    private const uint DayFormat = 14;

    private const uint TenthsFormat = 164;
    private const uint MonthFormat = 165;

    /// <summary>The style of a cell. One that looks like a formula is marked as typed with an apostrophe, which the cell's text does not
    /// contain.</summary>
    public static uint Of(SpreadsheetCell cell) => cell.Kind switch
    {
        CellKind.Empty => Words,
        CellKind.Text => CsvInjection.StartsFormula(cell.Content!) ? ShieldedWords : Words,
        CellKind.Whole => Whole,
        CellKind.Tenths => Tenths,
        CellKind.Day => Day,
        CellKind.Month => Month,
    };

    public static Stylesheet Stylesheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = TenthsFormat, FormatCode = "0.0" },
            new NumberingFormat { NumberFormatId = MonthFormat, FormatCode = "mmmm\\ yyyy" })
        { Count = 2 },
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Calibri" }))
        { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FF064A5E" }) { PatternType = PatternValues.Solid }))
        { Count = 3 },
        new Borders(new Border(), Lines()) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            Format(0, font: 1, fill: 2),
            Format(TextFormat),
            Format(TextFormat, shielded: true),
            Format(1),
            Format(TenthsFormat),
            Format(DayFormat),
            Format(MonthFormat))
        { Count = 8 });

    /// <summary>Faint lines between cells, which are printed as well.</summary>
    private static Border Lines()
    {
        static T Line<T>(T side)
            where T : BorderPropertiesType
        {
            side.Style = BorderStyleValues.Thin;
            side.Append(new Color { Rgb = "FFB2BEC1" });
            return side;
        }

        return new(Line(new LeftBorder()), Line(new RightBorder()), Line(new TopBorder()), Line(new BottomBorder()));
    }

    private static CellFormat Format(uint number, uint font = 0, uint fill = 0, bool shielded = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = 1,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = font > 0,
            ApplyFill = fill > 0,
            ApplyBorder = true,
            ApplyAlignment = true,
            QuotePrefix = shielded ? true : null,
        };
}
