namespace EhdsReadiness.Web.FormControls;

/// <summary>What the design system asks of the document itself: its colour scheme and its size.</summary>
[HtmlTargetElement("html")]
[HtmlTargetElement("body")]
public sealed class Document : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (attribute, value) = output.TagName == "html" ? ("data-color-scheme", "auto") : ("data-size", "md");
        output.Attributes.SetAttribute(attribute, value);
    }
}
