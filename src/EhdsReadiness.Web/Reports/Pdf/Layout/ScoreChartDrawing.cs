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
        DrawScale(sheet, top, top - _rows.Height - 2);
        _rows.Draw(sheet, top, (row, middle) =>
        {
            if (chart.Bars[row].Interval is { } interval)
            {
                IntervalBar.Draw(sheet, interval, _rows.BarLeft, middle - (BarHeight / 2), _rows.BarRight - _rows.BarLeft, BarHeight);
            }
        });
    }

    /// <summary>A line at each threshold, its figure and the name of the band that begins there.</summary>
    private void DrawScale(Sheet sheet, double top, double bottom)
    {
        var style = typesetter.Styles.Scale;
        foreach (var tick in chart.Ticks.Append(new Tick(100, "")))
        {
            var x = _rows.BarLeft + ((_rows.BarRight - _rows.BarLeft) * tick.At / 100);
            sheet.Line(x, top, x, bottom, Ink.Hairline, 0.5);
            sheet.Text(tick.At.ToString(CultureInfo.InvariantCulture), style, x, bottom - 9);
            sheet.Text(typesetter.Printable(tick.Name), style, x, bottom - 19);
        }
    }
}
