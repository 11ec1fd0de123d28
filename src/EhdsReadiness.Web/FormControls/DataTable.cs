namespace EhdsReadiness.Web.FormControls;

/// <summary>A table with its caption, in a frame that scrolls and can take the focus when it is too wide.</summary>
[HtmlTargetElement("er-table")]
public sealed class DataTable : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>True when it has more columns than a small screen holds: its first column then stays in sight.</summary>
    public bool Wide { get; set; }

    /// <summary>True when each row becomes a card on a small screen: its cells say in <c>data-label</c> what their column is.</summary>
    public bool Cards { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide || Cards ? "er-scroll" : "er-scroll er-mid");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Caption);
        var form = $"{(Wide ? " er-wide" : "")}{(Cards ? " er-cards" : "")}";
        output.PreContent.AppendHtml($"<table class=\"ds-table er-table{form}\" data-color=\"neutral\"><caption>")
            .Append(Caption).AppendHtml("</caption>");
        output.PostContent.SetHtmlContent("</table>");
    }
}
