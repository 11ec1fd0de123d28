using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.FormControls;

/// <summary>A list to choose one value from; its options are the content.</summary>
[HtmlTargetElement("er-select")]
public sealed class SelectField : FormField
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Error is null ? "ds-field er-measure" : "ds-field er-measure er-err");

        var label = new TagBuilder("label");
        label.AddCssClass("ds-label er-h3");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);

        var select = new TagBuilder("select");
        select.AddCssClass("ds-input");
        select.Attributes["id"] = Name;
        select.Attributes["name"] = Name;
        if (DescribedBy is { } ids)
        {
            select.Attributes["aria-describedby"] = ids;
        }

        if (Error is not null)
        {
            select.Attributes["aria-invalid"] = "true";
        }

        select.InnerHtml.AppendHtml(options);
        output.Content.AppendHtml(label).AppendHtml(HintParagraph()).AppendHtml(select).AppendHtml(ErrorMessage());
    }
}
