namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Slanting lines inside a frame: what is still possible, or still to do. Drawn line by line, so that any printer shows
/// it.</summary>
internal static class Hatch
{
    private const double Step = 2.6;

    public static void Draw(Sheet sheet, double left, double bottom, double width, double height, Ink ink)
    {
        sheet.Frame(left, bottom, width, height, ink, 0.6);
        for (var start = Step - height; start < width; start += Step)
        {
            var from = Math.Max(start, 0);
            var to = Math.Min(start + height, width);
            if (to - from > 0.3)
            {
                sheet.Line(left + from, bottom + from - start, left + to, bottom + to - start, ink, 0.6);
            }
        }
    }
}
