namespace EhdsReadiness.Web.FormControls;

/// <summary>Something folded away that the task can do without.</summary>
[HtmlTargetElement("er-details")]
public sealed class Details : TagHelper
{
    public string Summary { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "ds-details");
        output.PreContent.AppendHtml("<summary>").Append(Summary).AppendHtml("</summary><div class=\"er-stack\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}
