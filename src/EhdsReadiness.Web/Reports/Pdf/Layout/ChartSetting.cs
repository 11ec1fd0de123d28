using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets a chart: one figure, read by its alternative text.</summary>
internal static class ChartSetting
{
    private const double Above = 8;

    public static Strip Of(Typesetter typesetter, Chart chart, Tag parent, double left, double width)
    {
        var figure = new Tag("Figure", parent) { Alternative = chart.Alternative }.With("Layout", "Placement", "/Block");
        var (height, draw) = chart switch
        {
            ScoreChart scores => new ScoreChartDrawing(typesetter, scores, left, width).Finished(),
            DutyChart duties => new DutyChartDrawing(typesetter, duties, left, width).Finished(),
            _ => throw new ArgumentException($"No drawing for {chart.GetType().Name}.", nameof(chart)),
        };
        return new Strip(height, (sheet, top) =>
        {
            figure.With("Layout", "BBox", Syntax.Rectangle(left, top - height, left + width, top));
            sheet.Mark(figure, () => draw(sheet, top));
        }) { Above = Above, KeepsNext = true };
    }
}
