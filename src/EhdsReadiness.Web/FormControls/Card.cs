namespace EhdsReadiness.Web.FormControls;

/// <summary>A panel.</summary>
[HtmlTargetElement("er-card")]
public sealed class Card : TagHelper
{
    public bool Tinted { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        var own = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", own is null ? "ds-card" : $"ds-card {own}");
        if (Tinted)
        {
            output.Attributes.SetAttribute("data-variant", "tinted");
        }
        else
        {
            output.Attributes.SetAttribute("data-color", "neutral");
        }
    }
}
