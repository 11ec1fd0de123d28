using System.Xml;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Reads a workbook that came back, as Excel or LibreOffice wrote it: shared or inline strings, rich text, numbers, dates, results of
/// formulas. Numbers come as digits with a decimal point, days as <c>2026-11-23</c>. It is walked row by row and nothing is built but
/// texts, within <see cref="ReadingLimits"/>.
/// </summary>
public static class SpreadsheetReader
{
    /// <summary>Day 0 of spreadsheets that count from 1900.</summary>
    public static readonly DateOnly FirstDay = new(1899, 12, 30);

    private static readonly DateOnly FirstDayFrom1904 = new(1904, 1, 1);

    public static SpreadsheetReading Read(byte[] file, CancellationToken cancel = default)
    {
        try
        {
            var limits = new ReadingLimits(cancel);
            using var package = new XlsxPackage(file, limits);
            return package.RelationsOf("").FirstOrDefault(relation => relation.Type == "officeDocument") is { } workbook
                ? new(SheetsOf(package, workbook.Part, limits), null)
                : new([], UnreadableFile.NotASpreadsheet);
        }
        catch (TooLargeException)
        {
            return new([], UnreadableFile.TooLarge);
        }
        catch (Exception e) when (IsFaultOfTheFile(e))
        {
            return new([], UnreadableFile.NotASpreadsheet);
        }
    }

    /// <summary>What the readers of archives and of XML throw at files that are damaged, encrypted, of another kind or made to
    /// harm.</summary>
    private static bool IsFaultOfTheFile(Exception e) =>
        e is IOException or InvalidDataException or XmlException or FormatException or OverflowException or ArgumentException
            or NotSupportedException;

    private static List<SheetRead> SheetsOf(XlsxPackage package, string workbook, ReadingLimits limits)
    {
        var relations = package.RelationsOf(workbook);
        string? PartOf(string type) => relations.FirstOrDefault(relation => relation.Type == type)?.Part;
        var (sheets, firstDay) = TabsOf(package, workbook);
        var strings = StringsOf(package, PartOf("sharedStrings"), limits);
        using var styles = PartOf("styles") is { } part ? package.Open(part) : null;
        var reader = new RowReader(limits, strings, NumberFormats.Read(styles), firstDay);
        var read = new List<SheetRead>();
        foreach (var (name, id) in sheets)
        {
            if (relations.FirstOrDefault(relation => relation.Id == id && relation.Type == "worksheet") is { } sheet
                && package.Open(sheet.Part) is { } xml)
            {
                using (xml)
                {
                    read.Add(new(name, reader.RowsOf(xml)));
                }
            }
        }

        return read;
    }

    /// <summary>The sheets by their tabs, those that nobody sees last, and the day that numbers are counted from.</summary>
    private static (IEnumerable<(string Name, string Id)> Sheets, DateOnly FirstDay) TabsOf(XlsxPackage package, string workbook)
    {
        using var xml = package.Open(workbook) ?? throw new FormatException("There is no workbook.");
        var (sheets, firstDay) = (new List<(string Name, string Id, bool IsHidden)>(), FirstDay);
        foreach (var part in xml.Root("workbook"))
        {
            if (part == "workbookPr" && xml.Attribute("date1904") is "1" or "true")
            {
                firstDay = FirstDayFrom1904;
            }

            foreach (var sheet in part == "sheets" ? xml.Children() : [])
            {
                ReadingLimits.Check(sheets.Count, ReadingLimits.MostSheets - 1);
                var isHidden = xml.Attribute("state") is not (null or "visible");
                sheets.Add((xml.Attribute("name") ?? "", xml.PrefixedAttribute("id") ?? "", isHidden));
            }
        }

        return (sheets.OrderBy(sheet => sheet.IsHidden).Select(sheet => (sheet.Name, sheet.Id)), firstDay);
    }

    private static List<string> StringsOf(XlsxPackage package, string? part, ReadingLimits limits)
    {
        var strings = new List<string>();
        using var xml = part is null ? null : package.Open(part);
        foreach (var item in xml?.Root("sst") ?? [])
        {
            if (item == "si")
            {
                ReadingLimits.Check(strings.Count, ReadingLimits.MostCells - 1);
                var text = RowReader.WordsOf(xml!);
                limits.TakeShared(text);
                strings.Add(text);
            }
        }

        return strings;
    }
}
