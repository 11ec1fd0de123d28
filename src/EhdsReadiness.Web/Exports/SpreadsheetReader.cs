using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// Reads a workbook that came back, as Excel or LibreOffice wrote it: shared or inline strings, rich text, numbers, dates, results of formulas.
/// Numbers come as digits with a decimal point, days as <c>2026-11-23</c>. Whatever is larger than ours could be is refused before it is unpacked.
/// </summary>
public static class SpreadsheetReader
{
    /// <summary>Day 0 of spreadsheets that count from 1900.</summary>
    public static readonly DateOnly FirstDay = new(1899, 12, 30);

    /// <summary>Most bytes of all parts together, once unpacked.</summary>
    private const long LargestUnpacked = 24 * 1024 * 1024;

    private const int MostParts = 200;
    private const int MostSheets = 20;
    private const int MostRows = 5_000;
    private const int MostColumns = 100;
    private const int MostCells = 60_000;

    public static SpreadsheetReading Read(byte[] file)
    {
        try
        {
            if (!IsSmallEnough(file))
            {
                return new([], UnreadableFile.TooLarge);
            }

            using var stream = new MemoryStream(file, writable: false);
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestUnpacked });
            return document.WorkbookPart is { } workbook ? new(Sheets(workbook), null) : new([], UnreadableFile.NotASpreadsheet);
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

    /// <summary>What the libraries throw at files that are damaged, encrypted, of another kind or made to harm.</summary>
    private static bool IsFaultOfTheFile(Exception e) =>
        e is IOException or InvalidDataException or XmlException or OpenXmlPackageException or FormatException or OverflowException
            or InvalidOperationException or ArgumentException or KeyNotFoundException or NotSupportedException or UriFormatException;

    /// <summary>Unpacks every part once, into nothing, because the sizes that an archive states need not be true.</summary>
    private static bool IsSmallEnough(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts)
        {
            return false;
        }

        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            while (part.Read(buffer) is var read and > 0)
            {
                total += read;
                if (total > LargestUnpacked)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<SheetRead> Sheets(WorkbookPart workbook)
    {
        var strings = SharedStrings(workbook);
        var dateStyles = DateStyles(workbook);
        var firstDay = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? new DateOnly(1904, 1, 1) : FirstDay;
        var sheets = workbook.Workbook?.Sheets?.Elements<Sheet>().ToList() ?? [];
        if (sheets.Count > MostSheets)
        {
            throw new TooLargeException();
        }

        var cells = 0;
        return [.. sheets
            .Where(sheet => sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var part) && part is WorksheetPart)
            .Select(sheet => new SheetRead(sheet.Name?.Value ?? "", Rows((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!))))];

        List<RowRead> Rows(WorksheetPart sheet)
        {
            var rows = new List<RowRead>();
            using var reader = OpenXmlReader.Create(sheet);
            var before = 0;
            while (reader.Read())
            {
                if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                {
                    continue;
                }

                var row = (Row)reader.LoadCurrentElement()!;
                var number = row.RowIndex?.Value is { } index ? checked((int)index) : before + 1;
                before = number;
                var read = CellsOf(row);
                if (read.Count == 0)
                {
                    continue;
                }

                if (rows.Count == MostRows)
                {
                    throw new TooLargeException();
                }

                rows.Add(new(number, read));
            }

            return rows;
        }

        Dictionary<int, string> CellsOf(Row row)
        {
            var read = new Dictionary<int, string>();
            var next = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
                next = column + 1;
                var text = TextOf(cell);
                if (text.Length == 0)
                {
                    continue;
                }

                if (column >= MostColumns || ++cells > MostCells)
                {
                    throw new TooLargeException();
                }

                read[column] = text;
            }

            return read;
        }

        string TextOf(Cell cell)
        {
            var value = cell.CellValue?.Text ?? "";
            var type = cell.DataType?.Value ?? CellValues.Number;
            if (type == CellValues.InlineString)
            {
                return cell.InlineString is { } inline ? WordsOf(inline) : "";
            }

            if (type == CellValues.SharedString)
            {
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "";
            }

            if (type == CellValues.String)
            {
                return EscapedText.Read(value);
            }

            return type == CellValues.Number && value.Length > 0 ? NumberOf(value, dateStyles.Contains(cell.StyleIndex?.Value ?? 0), firstDay) : value;
        }
    }

    private static List<string> SharedStrings(WorkbookPart workbook)
    {
        var strings = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return strings;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                if (strings.Count == MostCells)
                {
                    throw new TooLargeException();
                }

                strings.Add(WordsOf((SharedStringItem)reader.LoadCurrentElement()!));
            }
        }

        return strings;
    }

    /// <summary>The words of a string, those of its runs together, without the readings that East Asian text carries.</summary>
    private static string WordsOf(OpenXmlElement text) => EscapedText.Read(string.Concat(text.ChildElements.Select(child => child switch
    {
        Text plain => plain.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    })));

    private static string NumberOf(string value, bool isDay, DateOnly firstDay)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return isDay && number is >= 0 and < 1_000_000
            ? firstDay.AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The places of the cell formats that show a number as a day.</summary>
    private static HashSet<uint> DateStyles(WorkbookPart workbook)
    {
        var stylesheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = stylesheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => format.NumberFormatId is not null && ShowsADay(format.FormatCode?.Value ?? ""))
            .Select(format => format.NumberFormatId!.Value).ToHashSet() ?? [];
        return [.. (stylesheet?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select((format, index) => (Number: format.NumberFormatId?.Value ?? 0, Index: (uint)index))
            .Where(format => format.Number is >= 14 and <= 17 or 22 || own.Contains(format.Number))
            .Select(format => format.Index)];
    }

    /// <summary>A format with a year in it, words in quotes and colours left out.</summary>
    private static bool ShowsADay(string code)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var sign in code)
        {
            quoted ^= sign == '"';
            bracketed = sign == '[' || (bracketed && sign != ']');
            if (!quoted && !bracketed && sign is 'y' or 'Y')
            {
                return true;
            }
        }

        return false;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = checked((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column == 0 ? throw new FormatException($"“{reference}” names no cell.") : column - 1;
    }

    private sealed class TooLargeException : Exception;
}
