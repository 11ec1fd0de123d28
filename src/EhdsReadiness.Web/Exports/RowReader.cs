namespace EhdsReadiness.Web.Exports;

/// <summary>Reads the rows of worksheets (ISO/IEC 29500-1, 18.3.1.73) into texts.</summary>
/// <param name="strings">The shared strings, by their places.</param>
internal sealed class RowReader(ReadingLimits limits, IReadOnlyList<string> strings, NumberFormats formats)
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
                var (cells, troubles) = CellsOf(sheet);
                if (cells.Count + troubles.Count > 0)
                {
                    limits.TakeRow();
                    rows.Add(new(before, cells) { Troubles = troubles });
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

    private (Dictionary<int, string> Cells, Dictionary<int, CellTrouble> Troubles) CellsOf(BoundedXml row)
    {
        var (read, troubles, next) = (new Dictionary<int, string>(), new Dictionary<int, CellTrouble>(), 0);
        foreach (var name in row.Children())
        {
            if (name != "c") { continue; }

            var column = row.Attribute("r") is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            var (text, trouble) = TextOf(row);
            if (text.Length == 0 && trouble is null) { continue; }

            limits.TakeCell(column, text);
            if (trouble is { } what)
            {
                troubles[column] = what;
            }

            if (text.Length > 0)
            {
                read[column] = text;
            }
        }

        return (read, troubles);
    }

    /// <summary>What a cell shows. A formula whose result the file does not hold has no value; that of a formula of text may be
    /// empty.</summary>
    private (string Text, CellTrouble? Trouble) TextOf(BoundedXml cell)
    {
        var (type, style) = (cell.Attribute("t") ?? "n", cell.Attribute("s"));
        var (value, inline, isFormula) = ("", "", false);
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
                case "f":
                    isFormula = true;
                    break;
            }
        }

        if (isFormula && value.Length == 0 && type != "str") { return ("", CellTrouble.NoValue); }

        return type switch
        {
            "inlineStr" => (inline, null),
            "s" => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count
                ? strings[index] : "", null),
            "str" => (Unescaped(value), null),
            "n" => (value.Length == 0 ? "" : NumberOf(value, style), null),
            "b" when value is "1" or "true" => ("TRUE", CellTrouble.Boolean),
            "b" when value is "0" or "false" => ("FALSE", CellTrouble.Boolean),
            "b" => (Unescaped(value), null),
            "d" => (DateOf(Unescaped(value)), null),
            "e" => (Unescaped(value), CellTrouble.Error),
            _ => throw new FormatException($"“{type}” is no type of a cell."),
        };
    }

    private string NumberOf(string value, string? style) => formats.Show(
        double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture),
        style is null ? null : int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>A day of ISO 8601, with its time unless that is midnight; what is none stays as it is.</summary>
    private static string DateOf(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : value;

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
