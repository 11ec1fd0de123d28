namespace EhdsReadiness.Web.FormControls;

/// <summary>A list with bullets.</summary>
[HtmlTargetElement("er-list")]
public sealed class BulletList : TagHelper
{
    /// <summary>The class of every list.</summary>
    public const string Class = "ds-list";

    public bool Ordered { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Ordered ? "ol" : "ul";
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"{Class} {own.Value}" : Class);
    }
}
