using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.FormControls;

/// <summary><c>tone="law"</c> gives an element of a page the colours of the law, by which dates and articles are known.</summary>
[HtmlTargetElement("p", Attributes = "tone")]
[HtmlTargetElement("span", Attributes = "tone")]
[HtmlTargetElement("section", Attributes = "tone")]
[HtmlTargetElement("ol", Attributes = "tone")]
[HtmlTargetElement("ul", Attributes = "tone")]
public sealed class Tone : TagHelper
{
    private const string Law = "brand1";

    /// <summary>The attribute’s value: <c>law</c>.</summary>
    [HtmlAttributeName("tone")] public string Name { get; set; } = "law";

    /// <summary>A legal date or an article in a row of a long list; see <see cref="Link.Of"/>.</summary>
    public static IHtmlContent LawOf(string text) =>
        new HtmlFormattableString("<span class=\"er-due\" data-color=\"{0}\">{1}</span>", Law, text);

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("data-color", Name == "law" ? Law
            : throw new InvalidOperationException($"No tone “{Name}”: expected “law”."));
}
