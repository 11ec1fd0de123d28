using System.Collections.Frozen;
using CsvHelper;

namespace EhdsReadiness.Web.Exports;

/// <summary>
/// A table as CSV (RFC 4180), as the spreadsheets of each language open it: semicolons and decimal commas in French, commas and points in
/// English, UTF-8 with its mark. What looks like a formula is escaped, and unescaped on reading.
/// </summary>
public static class CsvFile
{
    /// <summary>What a spreadsheet saves for a broken formula, in English and French, without the spaces that some put before the last
    /// sign.</summary>
    private static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(
        ["#REF!", "#N/A", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#DIV/0!", "#NULL!", "#NUL!", "#NUM!", "#NOMBRE!", "#SPILL!",
            "#PROPAGATION!", "#EPARS!", "#CALC!", "#CALCUL!", "#FIELD!", "#CHAMP!", "#GETTING_DATA", "#CHARGEMENT_DONNEES", "#BLOCKED!",
            "#BLOQUE!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"],
        StringComparer.Ordinal);

    private const int LongestError = 24;

    public static byte[] Write(SpreadsheetTable table, Language language)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream,
            new CsvWriterOptions { Separator = Csv.Separator(language), WriteByteOrderMark = true }, leaveOpen: true))
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
    public static SpreadsheetReading Read(byte[] file, CancellationToken cancel = default) => Read(file, new ReadingLimits(cancel: cancel));

    internal static SpreadsheetReading Read(byte[] file, ReadingLimits limits)
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
            var options = new CsvReaderOptions
                { Separator = separator, HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true };
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
                        if (IsError(text))
                        {
                            troubles[column] = CellTrouble.Error;
                        }
                    }
                }

                if (cells.Count > 0)
                {
                    limits.TakeRow();
                    rows.Add(new((int)csv.RowNumber, cells) { Troubles = troubles, Line = (int)csv.LineNumber });
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

    /// <summary>Errors by name, and LibreOffice's by number: <c>Err:502</c>.</summary>
    private static bool IsError(string text) => text.Length <= LongestError
        && (Errors.Contains(string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))))
            || (text.StartsWith("Err:", StringComparison.Ordinal) && text.Length > 4 && text[4..].All(char.IsAsciiDigit)));

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
