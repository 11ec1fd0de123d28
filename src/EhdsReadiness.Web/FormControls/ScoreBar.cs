namespace EhdsReadiness.Web.FormControls;

/// <summary>A score as a bar from 0 to 100: solid for what is secured, hatched for what is still possible. The same figures stand beside it
/// as text.</summary>
[HtmlTargetElement("er-score-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScoreBar : TagHelper
{
    /// <summary>0 to 100.</summary>
    public long Low { get; set; }

    /// <summary>From the low end to 100.</summary>
    public long High { get; set; }

    /// <summary>The thresholds of the bands.</summary>
    public IEnumerable<int> Ticks { get; set; } = [];

    /// <summary>Where the middle half of those that it is compared with begins, 0 to 100; null for no comparison.</summary>
    public int? Lower { get; set; }

    /// <summary>Their median; null for no comparison.</summary>
    public int? Median { get; set; }

    /// <summary>Where their middle half ends; null for no comparison.</summary>
    public int? Upper { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsBar();
        output.Content.AppendHtml("<rect class=\"c-track\" x=\"0\" y=\"8\" width=\"100%\" height=\"20\" rx=\"2\"/>");
        output.Content.AppendHtml(
            string.Create(CultureInfo.InvariantCulture,
            $"<rect class=\"c-low\" x=\"0\" y=\"8\" width=\"{Low}%\" height=\"20\" rx=\"2\"/>"));
        if (High > Low)
        {
            output.Content.AppendHtml(
                string.Create(CultureInfo.InvariantCulture,
                $"<rect class=\"c-maybe\" x=\"{Low}%\" y=\"8\" width=\"{High - Low}%\" height=\"20\"/>"));
        }

        if (this is { Lower: { } lower, Median: { } median, Upper: { } upper })
        {
            output.Content.AppendHtml(
                string.Create(CultureInfo.InvariantCulture,
                $"<rect class=\"c-peers\" x=\"{lower}%\" y=\"29\" width=\"{upper - lower}%\" height=\"6\"/>"
                    + $"<line class=\"c-peer\" x1=\"{median}%\" x2=\"{median}%\" y1=\"4\" y2=\"36\"/>"));
        }

        foreach (var tick in Ticks.Where(tick => tick is > 0 and < 100))
        {
            output.Content.AppendHtml(
                string.Create(CultureInfo.InvariantCulture, $"<line class=\"c-tick\" x1=\"{tick}%\" x2=\"{tick}%\" y1=\"2\" y2=\"34\"/>"));
        }
    }
}
