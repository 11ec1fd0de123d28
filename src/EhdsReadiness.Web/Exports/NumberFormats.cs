namespace EhdsReadiness.Web.Exports;

/// <summary>The number formats of a workbook's cells, by their places in the list of styles.</summary>
internal sealed class NumberFormats
{
    private const int MostFormats = 65_536;

    private readonly HashSet<int> _days = [];

    /// <summary>True for a format that shows a number as a day.</summary>
    public bool ShowsADay(int style) => _days.Contains(style);

    /// <param name="styles">Null for a workbook without styles.</param>
    public static NumberFormats Read(BoundedXml? styles)
    {
        var (formats, own, count) = (new NumberFormats(), new HashSet<int>(), 0);
        foreach (var list in styles?.Root("styleSheet") ?? [])
        {
            foreach (var name in list is "numFmts" or "cellXfs" ? styles!.Children() : [])
            {
                var number = int.Parse(styles!.Attribute("numFmtId") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
                if ((list, name) is ("numFmts", "numFmt") && HasAYear(styles.Attribute("formatCode") ?? ""))
                {
                    own.Add(number);
                }
                else if ((list, name) is ("cellXfs", "xf"))
                {
                    ReadingLimits.Check(count, MostFormats);
                    if (number is >= 14 and <= 17 or 22 || own.Contains(number))
                    {
                        formats._days.Add(count);
                    }

                    count++;
                }
            }
        }

        return formats;
    }

    /// <summary>A year somewhere in the format, words in quotes and colours left out.</summary>
    private static bool HasAYear(string code)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var sign in code)
        {
            quoted ^= sign == '"';
            bracketed = sign == '[' || (bracketed && sign != ']');
            if (!quoted && !bracketed && sign is 'y' or 'Y') { return true; }
        }

        return false;
    }
}
