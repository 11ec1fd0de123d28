namespace EhdsReadiness.Web.FormControls;

/// <summary>A notice: <c>info</c>, <c>success</c>, <c>warning</c> or <c>danger</c>.</summary>
[HtmlTargetElement("er-alert")]
public sealed class Alert : TagHelper
{
    public string Type { get; set; } = "info";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-alert");
        output.Attributes.SetAttribute("data-color", Type);
        output.PreContent.SetHtmlContent("<p>");
        output.PostContent.SetHtmlContent("</p>");
    }
}
