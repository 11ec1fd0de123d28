namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Draws duties as boxes, all of one width, so that two dates can be compared.</summary>
internal sealed class DutyChartDrawing(Typesetter typesetter, DutyChart chart, double left, double width)
{
    private const double BoxHeight = 11;
    private const double WidestBox = 14;
    private const double Space = 1.6;
    private const double LegendHeight = 22;
    private readonly ChartRows _rows = new(typesetter, chart.Bars.Select(bar => (bar.Name, bar.Figure, (int?)null)),
        left - PrintedAxisMark.Room, width + PrintedAxisMark.Room);

    private enum Box
    {
        InPlace,
        Partly,
        ToDo,
        ToClarify,
    }

    public (double Height, Action<Sheet, double> Draw) Finished() => (_rows.Height + LegendHeight, Draw);

    private void Draw(Sheet sheet, double top)
    {
        var most = Math.Max(1, chart.Bars.Max(bar => bar.Count));
        var step = Math.Min(WidestBox, (_rows.BarRight - _rows.BarLeft) / most);
        _rows.Draw(sheet, top, (row, middle) =>
        {
            var x = _rows.BarLeft;
            foreach (var box in Boxes(chart.Bars[row]))
            {
                DrawBox(sheet, box, x, middle - (BoxHeight / 2), Math.Max(1, step - Space));
                x += step;
            }
        });
        DrawLegend(sheet, top - _rows.Height - 6);
    }

    private static IEnumerable<Box> Boxes(DutyChartBar bar) =>
    [
        .. Enumerable.Repeat(Box.InPlace, bar.InPlace),
        .. Enumerable.Repeat(Box.Partly, bar.Partly),
        .. Enumerable.Repeat(Box.ToDo, bar.ToDo),
        .. Enumerable.Repeat(Box.ToClarify, bar.ToClarify),
    ];

    private static void DrawBox(Sheet sheet, Box box, double x, double bottom, double wide)
    {
        switch (box)
        {
            case Box.InPlace:
                sheet.Box(x, bottom, wide, BoxHeight, Ink.Plum);
                break;
            case Box.Partly:
                sheet.Box(x, bottom, wide, BoxHeight / 2, Ink.Plum);
                sheet.Frame(x, bottom, wide, BoxHeight, Ink.Plum, 0.5);
                break;
            case Box.ToDo:
                Hatch.Draw(sheet, x, bottom, wide, BoxHeight, Ink.Plum);
                break;
            case Box.ToClarify:
                sheet.Frame(x, bottom, wide, BoxHeight, Ink.Plum, 0.5);
                break;
        }
    }

    private void DrawLegend(Sheet sheet, double top)
    {
        var style = typesetter.Styles.Scale;
        var x = _rows.BarLeft;
        foreach (var (box, name) in ((Box, string)[])[
            (Box.InPlace, chart.Legend.InPlace), (Box.Partly, chart.Legend.Partly), (Box.ToDo, chart.Legend.ToDo),
            (Box.ToClarify, chart.Legend.ToClarify)])
        {
            var text = typesetter.Printable(name);
            DrawBox(sheet, box, x, top - BoxHeight, WidestBox - Space);
            sheet.Text(text, style, x + WidestBox + 3, top - BoxHeight + 3);
            x += WidestBox + style.Face.Width(text, style.Size) + 16;
        }
    }
}
