namespace EhdsReadiness.Web.FormControls;

/// <summary>Scores from one time to the next, 0 to 100: a ring each, with a line between neighbours that both have one.</summary>
[HtmlTargetElement("er-trend-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendLine : TagHelper
{
    private const int Height = 100;

    /// <summary>Unique on the page.</summary>
    public string Id { get; set; } = "";

    /// <summary>What is drawn.</summary>
    public string Title { get; set; } = "";

    /// <summary>The figures in words.</summary>
    public string Description { get; set; } = "";

    /// <summary>0 to 100, oldest first; null where there is none.</summary>
    public IReadOnlyList<int?> Scores { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsChart(Id, Title, Description);
        output.Attributes.SetAttribute("class", "er-bar er-trend");
        output.Attributes.SetAttribute("height", (Height + 12).ToString(CultureInfo.InvariantCulture));
        foreach (var tick in new[] { 0, 25, 50, 75, 100 })
        {
            Draw(output, $"<line class=\"c-tick\" x1=\"0\" x2=\"100%\" y1=\"{Y(tick)}\" y2=\"{Y(tick)}\"/>");
        }

        for (var i = 0; i < Scores.Count; i++)
        {
            if (Scores[i] is not { } score) { continue; }

            if (i > 0 && Scores[i - 1] is { } before)
            {
                Draw(output, $"<line class=\"c-line\" x1=\"{X(i - 1):0.##}%\" x2=\"{X(i):0.##}%\" y1=\"{Y(before)}\" y2=\"{Y(score)}\"/>");
            }

            Draw(output, $"<circle class=\"c-dot\" cx=\"{X(i):0.##}%\" cy=\"{Y(score)}\" r=\"5\"/>");
        }
    }

    private double X(int place) => 2 + (96.0 * place / Math.Max(1, Scores.Count - 1));

    private static int Y(int score) => Height + 6 - score;

    private static void Draw(TagHelperOutput output, FormattableString shape) =>
        output.Content.AppendHtml(shape.ToString(CultureInfo.InvariantCulture));
}
