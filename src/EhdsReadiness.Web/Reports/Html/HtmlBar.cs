using System.Text;
using EhdsReadiness.Core.Scoring;

namespace EhdsReadiness.Web.Reports.Html;

/// <summary>Marks and bars as SVG. They say nothing that the words beside them don't, hence hidden from assistive technology.</summary>
internal static class HtmlBar
{
    /// <summary>The hatchings that the bars are filled with.</summary>
    public const string Patterns =
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
        + "<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"c-hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern>"
        + "<pattern id=\"hatchlaw\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"c-hatch2\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern>"
        + "</defs></svg>\n";

    /// <summary>The mark of an axis: circle, square, triangle or diamond with its number; nothing for null.</summary>
    public static void AppendMark(StringBuilder html, int? axisNumber)
    {
        if (axisNumber is not { } number)
        {
            return;
        }

        var (shape, y) = number switch
        {
            2 => ("<rect x=\"2\" y=\"2\" width=\"20\" height=\"20\" rx=\"2\"/>", 16),
            3 => ("<path d=\"M12 0 24 22H0z\"/>", 18),
            4 => ("<path d=\"M12 0 24 12 12 24 0 12z\"/>", 16),
            _ => ("<circle cx=\"12\" cy=\"12\" r=\"11\"/>", 16),
        };
        html.Append(HtmlText.Invariant(
            $"<svg class=\"er-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{shape}<text x=\"12\" y=\"{y}\">{number}</text></svg> "));
    }

    /// <summary>A bar from 0 to 100; nothing for null.</summary>
    public static void AppendBar(StringBuilder html, Interval? interval)
    {
        if (interval is null)
        {
            return;
        }

        var low = Percent(interval.Low);
        var maybe = Percent(interval.High - interval.Low);
        html.Append("<svg class=\"er-bar\" width=\"100%\" height=\"20\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"c-track\" width=\"100%\" height=\"20\"/>");
        html.Append(HtmlText.Invariant($"<rect class=\"c-low\" width=\"{low}%\" height=\"20\"/>"));
        html.Append(maybe == 0 ? "" : HtmlText.Invariant($"<rect class=\"c-maybe\" x=\"{low}%\" width=\"{maybe}%\" height=\"20\"/>"));
        html.Append("</svg>");
    }

    private static double Percent(Fraction score) => Math.Round((double)score.Numerator / score.Denominator, 2);
}
