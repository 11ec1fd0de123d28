using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.FormControls;

/// <summary>The shape of an axis with its number: 1 circle, 2 square, 3 triangle, 4 diamond. Its name stands beside it.</summary>
[HtmlTargetElement("er-axis-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AxisMarkTagHelper : TagHelper
{
    public int Number { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (shape, baseline) = Number switch
        {
            1 => ("<circle cx=\"12\" cy=\"12\" r=\"11\"/>", "16"),
            2 => ("<rect x=\"2\" y=\"2\" width=\"20\" height=\"20\" rx=\"2\"/>", "16"),
            3 => ("<path d=\"M12 0 24 22H0z\"/>", "18.5"),
            _ => ("<path d=\"M12 0 24 12 12 24 0 12z\"/>", "16"),
        };
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "er-mark");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(string.Create(CultureInfo.InvariantCulture, $"{shape}<text x=\"12\" y=\"{baseline}\">{Number}</text>"));
    }
}

/// <summary>A score as a bar from 0 to 100: solid for what is secured, hatched for what is still possible. The same figures stand beside it as text.</summary>
[HtmlTargetElement("er-score-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ScoreBarTagHelper : TagHelper
{
    /// <summary>0 to 100.</summary>
    public long Low { get; set; }

    /// <summary>From the low end to 100.</summary>
    public long High { get; set; }

    /// <summary>The thresholds of the bands.</summary>
    public IEnumerable<int> Ticks { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsBar();
        output.Content.AppendHtml("<rect class=\"c-track\" x=\"0\" y=\"8\" width=\"100%\" height=\"20\" rx=\"2\"/>");
        output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"c-low\" x=\"0\" y=\"8\" width=\"{Low}%\" height=\"20\" rx=\"2\"/>"));
        if (High > Low)
        {
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"c-maybe\" x=\"{Low}%\" y=\"8\" width=\"{High - Low}%\" height=\"20\"/>"));
        }

        foreach (var tick in Ticks.Where(tick => tick is > 0 and < 100))
        {
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<line class=\"c-tick\" x1=\"{tick}%\" x2=\"{tick}%\" y1=\"2\" y2=\"34\"/>"));
        }
    }
}

/// <summary>Duties of one date as a bar: full height in place, half height partly, hatched to do, outline to clarify. Their counts stand in a table.</summary>
[HtmlTargetElement("er-duty-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DutyBarTagHelper : TagHelper
{
    public int InPlace { get; set; }

    public int Partly { get; set; }

    public int ToDo { get; set; }

    public int ToClarify { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        const decimal gap = 0.4m;
        output.AsBar();
        var total = InPlace + Partly + ToDo + ToClarify;
        decimal x = 0;
        foreach (var (count, css, y, height) in new[] { (InPlace, "c-law", 8, 20), (Partly, "c-law", 18, 10), (ToDo, "c-law3", 8, 20), (ToClarify, "c-law4", 8, 20) })
        {
            if (count > 0)
            {
                var width = 100m * count / total;
                output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.##}%\" y=\"{y}\" width=\"{width - gap:0.##}%\" height=\"{height}\"/>"));
                x += width;
            }
        }
    }
}

internal static class Bar
{
    /// <summary>An SVG as wide as its place, drawn in percentages so that nothing in it shrinks.</summary>
    public static void AsBar(this TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "er-bar");
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", "36");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
    }
}
