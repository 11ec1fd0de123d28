namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the rows of worksheets (ISO/IEC 29500-1, 18.3.1.73) into texts.</summary>
/// <param name="strings">The shared strings, by their places.</param>
/// <param name="firstDay">Day 0 of the workbook.</param>
internal sealed class RowReader(ReadingLimits limits, IReadOnlyList<string> strings, NumberFormats formats, DateOnly firstDay)
{
    public List<RowRead> RowsOf(BoundedXml sheet)
    {
        var (rows, before) = (new List<RowRead>(), 0);
        foreach (var part in sheet.Root("worksheet"))
        {
            foreach (var name in part == "sheetData" ? sheet.Children() : [])
            {
                if (name != "row") { continue; }

                before = sheet.Attribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)
                    : checked(before + 1);
                var cells = CellsOf(sheet);
                if (cells.Count > 0)
                {
                    limits.TakeRow();
                    rows.Add(new(before, cells));
                }
            }
        }

        return rows;
    }

    /// <summary>The words of a string, those of its runs together, without the readings that East Asian text carries.</summary>
    public static string WordsOf(BoundedXml text)
    {
        var words = new StringBuilder();
        foreach (var part in text.Children())
        {
            if (part == "t")
            {
                text.AppendTextTo(words);
            }

            foreach (var piece in part == "r" ? text.Children() : [])
            {
                if (piece == "t")
                {
                    text.AppendTextTo(words);
                }
            }
        }

        return Unescaped(words.ToString());
    }

    private Dictionary<int, string> CellsOf(BoundedXml row)
    {
        var (read, next) = (new Dictionary<int, string>(), 0);
        foreach (var name in row.Children())
        {
            if (name != "c") { continue; }

            var column = row.Attribute("r") is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            var text = TextOf(row);
            if (text.Length > 0)
            {
                limits.TakeCell(column, text);
                read[column] = text;
            }
        }

        return read;
    }

    private string TextOf(BoundedXml cell)
    {
        var (type, style) = (cell.Attribute("t") ?? "n", cell.Attribute("s"));
        var (value, inline) = ("", "");
        foreach (var part in cell.Children())
        {
            switch (part)
            {
                case "v":
                    value = cell.Text();
                    break;
                case "is":
                    inline = WordsOf(cell);
                    break;
            }
        }

        return type switch
        {
            "inlineStr" => inline,
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
                ? strings[index] : "",
            "str" => Unescaped(value),
            "n" => value.Length == 0 ? ""
                : NumberOf(value, style is not null
                && formats.ShowsADay(int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture))),
            "b" or "d" or "e" => Unescaped(value),
            _ => throw new FormatException($"“{type}” is no type of a cell."),
        };
    }

    private string NumberOf(string value, bool isDay)
    {
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return isDay && number is >= 0 and < 1_000_000
            ? firstDay.AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Unescaped(string text)
    {
        var read = EscapedText.Read(text);
        ReadingLimits.Check(read.Length, ReadingLimits.LongestText);
        return read;
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
}
