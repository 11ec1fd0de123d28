using ExcelNumberFormat;

namespace EhdsReadiness.Web.Exports;

/// <summary>How the cells of a workbook show their numbers, by the formats of its styles (ISO/IEC 29500-1, 18.8.30).</summary>
internal sealed class NumberFormats
{
    private const int MostFormats = 65_536;

    /// <summary>Longest format code: that of Excel.</summary>
    private const int LongestCode = 255;

    private readonly Dictionary<int, string> _codes = [];
    private readonly Dictionary<string, NumberFormat> _formats = new(StringComparer.Ordinal);
    private readonly CultureInfo _culture;
    private readonly bool _isFrom1904;

    private NumberFormats(CultureInfo culture, bool isFrom1904) => (_culture, _isFrom1904) = (culture, isFrom1904);

    /// <param name="styles">Null for a workbook without styles.</param>
    /// <param name="culture">Whose decimal signs and names of months are shown.</param>
    /// <param name="isFrom1904">Whether the workbook counts days from 1904.</param>
    public static NumberFormats Read(BoundedXml? styles, CultureInfo culture, bool isFrom1904)
    {
        var (formats, own, count) = (new NumberFormats(culture, isFrom1904), new Dictionary<int, string>(), 0);
        foreach (var list in styles?.Root("styleSheet") ?? [])
        {
            foreach (var name in list is "numFmts" or "cellXfs" ? styles!.Children() : [])
            {
                var number = int.Parse(styles!.Attribute("numFmtId") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
                if ((list, name) is ("numFmts", "numFmt"))
                {
                    own[number] = styles.Attribute("formatCode") ?? "";
                }
                else if ((list, name) is ("cellXfs", "xf"))
                {
                    ReadingLimits.Check(count, MostFormats);
                    if ((own.GetValueOrDefault(number) ?? CodeOf(number)) is { Length: <= LongestCode } code)
                    {
                        formats._codes.Add(count, code);
                    }

                    count++;
                }
            }
        }

        return formats;
    }

    /// <summary>The number as people see it in its cell.</summary>
    /// <param name="style">Place in the list of styles; null for none.</param>
    public string Show(double number, int? style)
    {
        var code = style is null ? null : _codes.GetValueOrDefault(style.Value);
        // As many digits as a spreadsheet reckons with: 0.1 + 0.2 is 0.3, and the fourteen of a SIRET stay.
        return code is null ? number.ToString("G15", _culture) : Show(number, code);
    }

    /// <summary>The number as a format code shows it.</summary>
    internal string Show(double number, string code)
    {
        if (!_formats.TryGetValue(code, out var format))
        {
            _formats.Add(code, format = new(code));
        }

        // There is no day before the first.
        var isGeneral = code.Equals("General", StringComparison.OrdinalIgnoreCase) || code is "@" || !format.IsValid
            || (number < 0 && format.IsDateTimeFormat);
        return isGeneral ? number.ToString("G15", _culture) : format.Format(number, _culture, _isFrom1904).Trim();
    }

    /// <summary>The code of a format that every program knows by its number, days as in Europe; null for others.</summary>
    private static string? CodeOf(int number) => number switch
    {
        1 => "0",
        2 => "0.00",
        3 or 37 or 38 => "#,##0",
        4 or 39 or 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "hh:mm",
        21 => "hh:mm:ss",
        22 => "dd/mm/yyyy hh:mm",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        _ => null,
    };
}
