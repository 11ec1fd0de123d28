using System.Collections.Frozen;
using CsvHelper;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// A table as CSV (RFC 4180), as the spreadsheets of each language open it: semicolons and decimal commas in French, commas and points in
/// English, UTF-8 with its mark. What looks like a formula is escaped, and unescaped on reading.
/// </summary>
public static class CsvFile
{
    /// <summary>What a spreadsheet saves for a broken formula, in English and French.</summary>
    private static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(
        ["#REF!", "#N/A", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!", "#NOMBRE!"],
        StringComparer.Ordinal);

    public static byte[] Write(SpreadsheetTable table, Language language)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream,
            new CsvWriterOptions { Separator = language == Language.French ? ';' : ',', WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var row in table.Rows.Prepend([.. table.Columns.Select(column => (SpreadsheetCell)column.Heading)]))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(TextOf(cell, language));
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a file of either language, as it was exported or as a spreadsheet saved it.</summary>
    public static SpreadsheetReading Read(byte[] file, CancellationToken cancel = default)
    {
        var (content, encoding) = CsvText.Decode(file);
        if (content is null) { return new([], UnreadableFile.NotASpreadsheet); }

        var separator = CsvText.SeparatorOf(content);
        if (CsvText.OpenQuotation(content, separator) is { } line)
        {
            return new([], UnreadableFile.OpenQuotation) { Line = line };
        }

        try
        {
            var limits = new ReadingLimits(cancel);
            var options = new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false };
            using var csv = CsvReader.Create(content, options);
            var rows = new List<RowRead>();
            while (csv.Read())
            {
                ReadingLimits.Check(csv.FieldCount, ReadingLimits.MostColumns);
                var (cells, troubles) = (new Dictionary<int, string>(), new Dictionary<int, CellTrouble>());
                for (var column = 0; column < csv.FieldCount; column++)
                {
                    if (CsvInjection.Unescape(csv.GetString(column)) is { Length: > 0 } text)
                    {
                        limits.TakeCell(column, text);
                        cells[column] = text;
                        if (Errors.Contains(text))
                        {
                            troubles[column] = CellTrouble.Error;
                        }
                    }
                }

                if (cells.Count > 0)
                {
                    limits.TakeRow();
                    rows.Add(new((int)csv.RowNumber, cells) { Troubles = troubles });
                }
            }

            return new([new("", rows)], null) { Encoding = encoding };
        }
        catch (TooLargeException)
        {
            return new([], UnreadableFile.TooLarge);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return new([], UnreadableFile.NotASpreadsheet);
        }
    }

    private static string TextOf(SpreadsheetCell cell, Language language) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Text => CsvInjection.Escape(cell.Content!),
        CellKind.Whole => cell.Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Tenths => cell.Number.ToString("0.0", Localisation.Formats.CultureOf(language)),
        CellKind.Day => SpreadsheetReader.FirstDay.AddDays((int)cell.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Month => SpreadsheetReader.FirstDay.AddDays((int)cell.Number).ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };
}
