namespace EhdsReadiness.Web.FormControls;

/// <summary>A short word on a state: <c>neutral</c>, <c>accent</c> or <c>success</c>; the word carries the meaning, never the
/// colour.</summary>
[HtmlTargetElement("er-tag")]
public sealed class StateTag : TagHelper
{
    public string Tone { get; set; } = "neutral";
    public bool Outline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "ds-tag");
        output.Attributes.SetAttribute("data-color", Tone);
        if (Outline)
        {
            output.Attributes.SetAttribute("data-variant", "outline");
        }
    }
}
