using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.FormControls;

/// <summary>The shape of an axis with its number: 1 circle, 2 square, 3 triangle, 4 diamond. Its name stands beside it.</summary>
[HtmlTargetElement("er-axis-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AxisMark : TagHelper
{
    public int Number { get; set; }

    /// <summary>The mark in a row of a long list; see <see cref="Link.Of"/>.</summary>
    public static IHtmlContent Of(int number) => new HtmlString(
        $"<svg class=\"er-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">{Drawing(number)}</svg>");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "er-mark");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Drawing(Number));
    }

    private static string Drawing(int number)
    {
        var (shape, baseline) = number switch
        {
            1 => ("<circle cx=\"12\" cy=\"12\" r=\"11\"/>", "16"),
            2 => ("<rect x=\"2\" y=\"2\" width=\"20\" height=\"20\" rx=\"2\"/>", "16"),
            3 => ("<path d=\"M12 0 24 22H0z\"/>", "18.5"),
            _ => ("<path d=\"M12 0 24 12 12 24 0 12z\"/>", "16"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{shape}<text x=\"12\" y=\"{baseline}\">{number}</text>");
    }
}
