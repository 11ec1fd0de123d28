namespace EhdsReadiness.Web.FormControls;

/// <summary>A table with its caption, in a frame that scrolls and can take the focus when it is too wide.</summary>
[HtmlTargetElement("er-table")]
public sealed class DataTable : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>True when it has more columns than a small screen holds: its first column then stays in sight.</summary>
    public bool Wide { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide ? "er-scroll" : "er-scroll er-mid");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.PreContent.AppendHtml($"<table class=\"ds-table er-table{(Wide ? " er-wide" : "")}\" data-color=\"neutral\"><caption>")
            .Append(Caption).AppendHtml("</caption>");
        output.PostContent.SetHtmlContent("</table>");
    }
}
