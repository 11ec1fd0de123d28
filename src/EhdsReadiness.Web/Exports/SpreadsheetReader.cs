using System.Xml;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Reads a workbook that came back, as Excel or LibreOffice wrote it, in Office Open XML or OpenDocument: what its cells show. It is
/// walked row by row and nothing is built but texts, within <see cref="ReadingLimits"/>.
/// </summary>
public static class SpreadsheetReader
{
    /// <summary>Day 0 of spreadsheets that count from 1900.</summary>
    public static readonly DateOnly FirstDay = new(1899, 12, 30);

    /// <param name="culture">Whose decimal signs and names of months numbers are shown with; null for those of no country.</param>
    public static SpreadsheetReading Read(byte[] file, CultureInfo? culture = null, CancellationToken cancel = default) =>
        Read(file, culture, new ReadingLimits(cancel: cancel));

    internal static SpreadsheetReading Read(byte[] file, CultureInfo? culture, ReadingLimits limits)
    {
        try
        {
            using var package = new SpreadsheetPackage(file, limits);
            using var content = package.Open(OdsReader.Part);
            if (content is not null) { return new(new OdsReader(limits).SheetsOf(content), null); }

            return package.RelationsOf("").FirstOrDefault(relation => relation.Type == "officeDocument") is { } workbook
                ? new(SheetsOf(package, workbook.Part, culture ?? CultureInfo.InvariantCulture, limits), null)
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

    private static List<SheetRead> SheetsOf(
        SpreadsheetPackage package, string workbook, CultureInfo culture, ReadingLimits limits)
    {
        var relations = package.RelationsOf(workbook);
        string? PartOf(string type) => relations.FirstOrDefault(relation => relation.Type == type)?.Part;
        var (sheets, isFrom1904) = TabsOf(package, workbook);
        var strings = StringsOf(package, PartOf("sharedStrings"), limits);
        using var styles = PartOf("styles") is { } part ? package.Open(part) : null;
        var reader = new RowReader(limits, strings, NumberFormats.Read(styles, culture, isFrom1904));
        var read = new List<SheetRead>();
        foreach (var (name, id, isHidden) in sheets)
        {
            if (relations.FirstOrDefault(relation => relation.Id == id && relation.Type == "worksheet") is { } sheet
                && package.Open(sheet.Part) is { } xml)
            {
                using (xml)
                {
                    read.Add(new(name, reader.RowsOf(xml)) { IsHidden = isHidden });
                }
            }
        }

        return read;
    }

    /// <summary>The sheets by their tabs, those that nobody sees last, and whether days are counted from 1904.</summary>
    private static (IEnumerable<(string Name, string Id, bool IsHidden)> Sheets, bool IsFrom1904) TabsOf(
        SpreadsheetPackage package, string workbook)
    {
        using var xml = package.Open(workbook) ?? throw new FormatException("There is no workbook.");
        var (sheets, isFrom1904) = (new List<(string Name, string Id, bool IsHidden)>(), false);
        foreach (var part in xml.Root("workbook"))
        {
            isFrom1904 |= part == "workbookPr" && xml.Attribute("date1904") is "1" or "true";

            foreach (var sheet in part == "sheets" ? xml.Children() : [])
            {
                ReadingLimits.Check(sheets.Count, ReadingLimits.MostSheets - 1);
                var isHidden = xml.Attribute("state") is not (null or "visible");
                sheets.Add((NameOf(xml.Attribute("name")), xml.PrefixedAttribute("id") ?? "", isHidden));
            }
        }

        return (sheets.OrderBy(sheet => sheet.IsHidden), isFrom1904);
    }

    /// <summary>The name of a sheet as messages say it: of one line, not too long, and never empty.</summary>
    internal static string NameOf(string? written) => Excerpt.Of(TextSanitizer.SanitizeLine(written) ?? "–");

    private static List<string> StringsOf(SpreadsheetPackage package, string? part, ReadingLimits limits)
    {
        var strings = new List<string>();
        using var xml = part is null ? null : package.Open(part);
        foreach (var item in xml?.Root("sst") ?? [])
        {
            if (item == "si")
            {
                limits.CheckShared(strings.Count);
                var text = RowReader.WordsOf(xml!);
                limits.TakeShared(text);
                strings.Add(text);
            }
        }

        return strings;
    }
}
