namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>The four shapes of the site's mark, one for each axis, with its number: circle, square, triangle, diamond.</summary>
internal static class PrintedAxisMark
{
    /// <summary>Width with the space after it, in points.</summary>
    public const double Room = 16;

    private const double Half = 5.6;

    /// <param name="number">1 to 4; any other number gets a circle.</param>
    /// <param name="middle">Height of its centre.</param>
    public static void Draw(Sheet sheet, TypeStyles styles, int number, double left, double middle)
    {
        var x = left + Half;
        switch (number)
        {
            case 2:
                sheet.Box(left + 0.4, middle - Half + 0.4, (2 * Half) - 0.8, (2 * Half) - 0.8, Ink.Petrol);
                break;
            case 3:
                sheet.Polygon(Ink.Petrol, (x, middle + Half), (x + Half + 0.6, middle - Half + 0.4), (x - Half - 0.6, middle - Half + 0.4));
                break;
            case 4:
                sheet.Polygon(Ink.Petrol, (x, middle + Half + 0.6), (x + Half + 0.6, middle), (x, middle - Half - 0.6),
                    (x - Half - 0.6, middle));
                break;
            default:
                sheet.Disc(x, middle, Half, Ink.Petrol);
                break;
        }

        var style = styles.MarkNumber;
        var digit = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var lower = number == 3 ? 3.9 : 2.2;   // the triangle has its room below
        sheet.Text(digit, style, x - (style.Face.Width(digit, style.Size) / 2), middle - lower);
    }
}
