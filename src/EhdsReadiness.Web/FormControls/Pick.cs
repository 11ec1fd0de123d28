namespace EhdsReadiness.Web.FormControls;

/// <summary>A check box of its own that picks one thing out of a list.</summary>
[HtmlTargetElement("er-pick", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Pick : TagHelper
{
    /// <summary>Name of the form value; all boxes of a list share it.</summary>
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>What picking it does.</summary>
    public string Label { get; set; } = "";

    /// <summary>The thing it picks, for those who hear the label alone.</summary>
    public string About { get; set; } = "";

    public bool Checked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = $"{Name}-{Value}";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-field er-check");
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("ds-input");
        input.Attributes["type"] = "checkbox";
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = Value;
        if (Checked)
        {
            input.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label).AppendHtml("<span class=\"ds-sr-only\">").Append($" {About}").AppendHtml("</span>");
        output.Content.AppendHtml(input).AppendHtml(label);
    }
}
