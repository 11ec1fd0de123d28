namespace EhdsReadiness.Web.FormControls;

/// <summary><c>tone="law"</c> gives an element of a page the colours of the law, by which dates and articles are known.</summary>
[HtmlTargetElement("p", Attributes = "tone")]
[HtmlTargetElement("span", Attributes = "tone")]
[HtmlTargetElement("section", Attributes = "tone")]
[HtmlTargetElement("ol", Attributes = "tone")]
[HtmlTargetElement("ul", Attributes = "tone")]
public sealed class Tone : TagHelper
{
    /// <summary>The attribute’s value: <c>law</c>.</summary>
    [HtmlAttributeName("tone")] public string Name { get; set; } = "law";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("data-color", Name == "law" ? "brand1"
            : throw new InvalidOperationException($"No tone “{Name}”: expected “law”."));
}
