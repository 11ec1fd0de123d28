using System.Globalization;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Draws scores as bars over the thresholds of the bands.</summary>
internal sealed class ScoreChartDrawing(Typesetter typesetter, ScoreChart chart, double left, double width)
{
    private const double BarHeight = 11;
    private const double ScaleHeight = 28;
    private readonly ChartRows _rows = new(typesetter, chart.Bars.Select(bar => (bar.Name, bar.Figure, bar.AxisNumber)), left, width);

    public (double Height, Action<Sheet, double> Draw) Finished() => (_rows.Height + ScaleHeight, Draw);

    private void Draw(Sheet sheet, double top)
    {
        _rows.Draw(sheet, top, (row, middle) =>
        {
            if (chart.Bars[row].Interval is { } interval)
            {
                IntervalBar.Draw(sheet, interval, _rows.BarLeft, middle - (BarHeight / 2), _rows.BarRight - _rows.BarLeft, BarHeight);
            }
        });
        DrawScale(sheet, top, top - _rows.Height - 2);
    }

    private void DrawScale(Sheet sheet, double top, double bottom)
    {
        var ends = chart.Ticks.Select(tick => tick.At).Append(100).ToList();
        for (var index = 0; index < ends.Count; index++)
        {
            var x = XOf(ends[index]);
            sheet.Line(x, top, x, bottom, Ink.Hairline, 0.5);
            Centre(sheet, ends[index].ToString(CultureInfo.InvariantCulture), x, bottom - 9, double.MaxValue);
            if (index < chart.Ticks.Count)
            {
                var end = XOf(ends[index + 1]);
                Centre(sheet, typesetter.Printable(chart.Ticks[index].Name), (x + end) / 2, bottom - 20, end - x + 6);
            }
        }
    }

    /// <summary>Centres a word, smaller where it has little room.</summary>
    private void Centre(Sheet sheet, string text, double x, double baseline, double room)
    {
        var style = typesetter.Styles.Scale;
        var natural = style.Face.Width(text, style.Size);
        style = natural > room ? style with { Size = Math.Max(5.5, style.Size * room / natural) } : style;
        sheet.Text(text, style, x - (style.Face.Width(text, style.Size) / 2), baseline);
    }

    private double XOf(int score) => _rows.BarLeft + ((_rows.BarRight - _rows.BarLeft) * score / 100);
}
