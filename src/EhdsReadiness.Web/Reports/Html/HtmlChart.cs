using System.Text;

namespace EhdsReadiness.Web.Reports.Html;

/// <summary>A chart as HTML: names and figures are text, bars are drawn, and the table with the same figures follows.</summary>
internal static class HtmlChart
{
    public static void Append(StringBuilder html, Chart chart)
    {
        html.Append(HtmlText.Invariant($"<figure class=\"er-chart\" role=\"img\" aria-label=\"{HtmlText.Encoded(chart.Alternative)}\">"));
        switch (chart)
        {
            case ScoreChart scores:
                AppendScores(html, scores);
                break;
            case DutyChart duties:
                AppendDuties(html, duties);
                break;
            default:
                throw new ArgumentException($"No HTML for {chart.GetType().Name}.", nameof(chart));
        }

        html.Append("</figure>\n");
        HtmlTable.Append(html, chart.Table);
    }

    private static void AppendScores(StringBuilder html, ScoreChart chart)
    {
        foreach (var bar in chart.Bars)
        {
            html.Append("<div class=\"er-row\"><span class=\"er-axis\">");
            HtmlBar.AppendMark(html, bar.AxisNumber);
            html.Append(HtmlText.Encoded(bar.Name)).Append("</span><strong class=\"er-num\">").Append(HtmlText.Encoded(bar.Figure)).Append("</strong></div>");
            HtmlBar.AppendBar(html, bar.Interval);
        }

        html.Append("<div class=\"er-scale er-num er-full\">");
        foreach (var tick in chart.Ticks)
        {
            html.Append(HtmlText.Invariant($"<span>{tick.At}<i>{HtmlText.Encoded(tick.Name)}</i></span>"));
        }

        html.Append("</div>");
    }

    private static void AppendDuties(StringBuilder html, DutyChart chart)
    {
        foreach (var bar in chart.Bars)
        {
            html.Append("<div class=\"er-row\"><span class=\"er-due\">").Append(HtmlText.Encoded(bar.Name)).Append("</span><strong class=\"er-num\">");
            html.Append(HtmlText.Encoded(bar.Figure)).Append("</strong></div><svg class=\"er-bar\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">");
            var start = 0;
            foreach (var (count, name, y) in new[] { (bar.InPlace, "c-law", 0), (bar.Partly, "c-law", 10), (bar.ToDo, "c-law3", 0), (bar.ToClarify, "c-law4", 0) })
            {
                for (var one = 0; one < count; one++, start++)
                {
                    var left = Math.Round(100.0 * start / bar.Count, 2);
                    var width = Math.Round(92.0 / bar.Count, 2);
                    html.Append(HtmlText.Invariant($"<rect class=\"{name}\" x=\"{left}%\" y=\"{y}\" width=\"{width}%\" height=\"{20 - y}\"/>"));
                }
            }

            html.Append("</svg>");
        }

        html.Append("<p class=\"er-key\">");
        foreach (var (name, shape, y) in new[]
        {
            (chart.Legend.InPlace, "c-law", 0), (chart.Legend.Partly, "c-law", 8), (chart.Legend.ToDo, "c-law3", 0), (chart.Legend.ToClarify, "c-law4", 0),
        })
        {
            html.Append(HtmlText.Invariant($"<span><svg><rect class=\"{shape}\" y=\"{y}\" width=\"24\" height=\"{16 - y}\"/></svg>{HtmlText.Encoded(name)}</span>"));
        }

        html.Append("</p>");
    }
}
