namespace EhdsReadiness.Web.FormControls;

/// <summary>Scores over time: what is secured as a line of dots, what was still possible hatched above each. The same figures stand in a
/// table.</summary>
[HtmlTargetElement("er-history-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HistoryChart : TagHelper
{
    private const int Top = 12;
    private const int Bottom = 212;

    public IReadOnlyList<HistoryPoint> Points { get; set; } = [];

    /// <summary>The thresholds of the bands.</summary>
    public IEnumerable<int> Ticks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.AsBar();
        output.Attributes.SetAttribute("class", "er-bar er-history");
        output.Attributes.SetAttribute("height", "240");
        foreach (var tick in Ticks.Prepend(0).Append(100).Distinct())
        {
            Append(output,
                $"<line class=\"c-tick\" x1=\"3rem\" x2=\"100%\" y1=\"{YOf(tick)}\" y2=\"{YOf(tick)}\"/>",
                $"<text class=\"c-label\" x=\"0\" y=\"{YOf(tick) + 5}\">{tick}</text>");
        }

        for (var i = 0; i < Points.Count; i++)
        {
            var (point, x) = (Points[i], XOf(i));
            if (point.High > point.Low)
            {
                Append(output,
                    $"<rect class=\"c-maybe\" x=\"{x - 1:0.##}%\" y=\"{YOf(point.High)}\"",
                    $" width=\"2%\" height=\"{YOf(point.Low) - YOf(point.High)}\"/>");
            }

            if (i > 0)
            {
                Append(output,
                    $"<line class=\"c-line\" x1=\"{XOf(i - 1):0.##}%\" x2=\"{x:0.##}%\"",
                    $" y1=\"{YOf(Points[i - 1].Low)}\" y2=\"{YOf(point.Low)}\"/>");
            }
        }

        for (var i = 0; i < Points.Count; i++)
        {
            Append(output,
                $"<circle class=\"c-low\" cx=\"{XOf(i):0.##}%\" cy=\"{YOf(Points[i].Low)}\" r=\"7\"/>",
                $"<text class=\"c-label c-middle\" x=\"{XOf(i):0.##}%\" y=\"{Bottom + 24}\">{Points[i].Number}</text>");
        }
    }

    private static int YOf(long score) => (int)(Bottom - ((Bottom - Top) * score / 100));

    private decimal XOf(int place) => 12m + (86m * ((2 * place) + 1) / (2 * Points.Count));

    private static void Append(TagHelperOutput output, params FormattableString[] svg) =>
        output.Content.AppendHtml(string.Concat(svg.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
