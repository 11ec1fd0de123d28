namespace EhdsReadiness.Web.Exports;

/// <summary>The number formats of a workbook's cells, by their places in the list of styles.</summary>
internal sealed class NumberFormats
{
    private const int MostFormats = 65_536;
    private readonly Dictionary<int, NumberLook> _looks = [];

    /// <summary>How cells of a style show their numbers.</summary>
    public NumberLook LookOf(int style) => _looks.GetValueOrDefault(style, NumberLook.Plain);

    /// <param name="styles">Null for a workbook without styles.</param>
    public static NumberFormats Read(BoundedXml? styles)
    {
        var (formats, own, count) = (new NumberFormats(), new Dictionary<int, NumberLook>(), 0);
        foreach (var list in styles?.Root("styleSheet") ?? [])
        {
            foreach (var name in list is "numFmts" or "cellXfs" ? styles!.Children() : [])
            {
                var number = int.Parse(styles!.Attribute("numFmtId") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
                if ((list, name) is ("numFmts", "numFmt"))
                {
                    own[number] = NumberLook.Of(styles.Attribute("formatCode") ?? "");
                }
                else if ((list, name) is ("cellXfs", "xf"))
                {
                    ReadingLimits.Check(count, MostFormats);
                    if ((own.GetValueOrDefault(number) ?? NumberLook.Of(number)) is { } look)
                    {
                        formats._looks.Add(count, look);
                    }

                    count++;
                }
            }
        }

        return formats;
    }
}
