namespace EhdsReadiness.Web.FormControls;

/// <summary>The middle half of scores as a box from 0 to 100, the median as a line, the mean as a ring; a mean beyond a bound is left out.
/// Never a lowest or a highest.</summary>
[HtmlTargetElement("er-quartile-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QuartileBar : TagHelper
{
    /// <summary>Unique on the page.</summary>
    public string Id { get; set; } = "";

    /// <summary>What is drawn.</summary>
    public string Title { get; set; } = "";

    /// <summary>The figures in words.</summary>
    public string Description { get; set; } = "";

    /// <summary>0 to 100; null when it is not published.</summary>
    public int? Lower { get; set; }

    public int? Median { get; set; }
    public int? Upper { get; set; }
    public int? Mean { get; set; }

    /// <summary>The thresholds of the bands.</summary>
    public IEnumerable<int> Ticks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsChart(Id, Title, Description);
        output.Content.AppendHtml("<rect class=\"c-track\" x=\"0\" y=\"16\" width=\"100%\" height=\"4\"/>");
        foreach (var tick in Ticks.Where(tick => tick is > 0 and < 100))
        {
            Draw(output, $"<line class=\"c-tick\" x1=\"{tick}%\" x2=\"{tick}%\" y1=\"2\" y2=\"34\"/>");
        }

        if (Lower is { } lower && Upper is { } upper && Median is { } median)
        {
            Draw(output, $"<rect class=\"c-maybe\" x=\"{lower}%\" y=\"9\" width=\"{upper - lower}%\" height=\"18\" rx=\"2\"/>");
            Draw(output, $"<line class=\"c-line\" x1=\"{median}%\" x2=\"{median}%\" y1=\"5\" y2=\"31\"/>");
        }

        if (Mean is { } mean)
        {
            Draw(output, $"<circle class=\"c-dot\" cx=\"{mean}%\" cy=\"18\" r=\"5\"/>");
        }
    }

    private static void Draw(TagHelperOutput output, FormattableString shape) =>
        output.Content.AppendHtml(shape.ToString(CultureInfo.InvariantCulture));
}
