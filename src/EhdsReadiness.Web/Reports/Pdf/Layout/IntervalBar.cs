namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>A bar from 0 to 100: solid up to what is secured, hatched up to what is still possible.</summary>
internal static class IntervalBar
{
    public static void Draw(Sheet sheet, Interval interval, double left, double bottom, double width, double height)
    {
        sheet.Box(left, bottom, width, height, Ink.Track);
        var low = width * Part(interval.Low);
        var high = width * Part(interval.High);
        if (high - low > 0.6)
        {
            Hatch.Draw(sheet, left + low, bottom, high - low, height, Ink.Petrol);
        }

        if (low > 0)
        {
            sheet.Box(left, bottom, low, height, Ink.Petrol);
        }
    }

    private static double Part(Fraction score) => (double)score.Numerator / score.Denominator / 100;
}
