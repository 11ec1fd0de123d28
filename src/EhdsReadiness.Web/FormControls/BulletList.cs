namespace EhdsReadiness.Web.FormControls;

/// <summary>A list with bullets.</summary>
[HtmlTargetElement("er-list")]
public sealed class BulletList : TagHelper
{
    public bool Ordered { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Ordered ? "ol" : "ul";
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"ds-list {own.Value}" : "ds-list");
    }
}
