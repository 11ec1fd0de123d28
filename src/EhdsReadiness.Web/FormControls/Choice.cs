namespace EhdsReadiness.Web.FormControls;

/// <summary>One radio button or check box. What it holds is shown under it, when it is chosen.</summary>
[HtmlTargetElement("er-choice", ParentTag = "er-choices")]
public sealed class Choice : TagHelper
{
    public string Value { get; set; } = "";
    public string Label { get; set; } = "";

    /// <summary>Help under the label; null for none.</summary>
    public string? Description { get; set; }

    /// <summary>Set in the law's colour after the description; null for none.</summary>
    public string? Due { get; set; }

    public bool Checked { get; set; }

    /// <summary>True for a check box.</summary>
    public bool Multiple { get; set; }

    /// <summary>True for an answer: the whole box is the target.</summary>
    public bool Boxed { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var revealed = await output.GetChildContentAsync();
        var (name, id) = (group.Name, group.NextId(Value));
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Boxed ? "ds-field er-choice" : "ds-field er-check");
        if (Boxed)
        {
            output.Attributes.SetAttribute("data-variant", "outline");
        }

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("ds-input");
        input.Attributes["type"] = Multiple ? "checkbox" : "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = Value;
        if (Checked)
        {
            input.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        if (Boxed)
        {
            label.InnerHtml.AppendHtml("<strong>").Append(Label).AppendHtml("</strong>");
        }
        else
        {
            label.InnerHtml.Append(Label);
        }

        output.Content.Clear();
        if (Description is not null || Due is not null)
        {
            input.Attributes["aria-describedby"] = $"{id}-hint";
            var description = new TagBuilder("p");
            description.Attributes["data-field"] = "description";
            description.Attributes["id"] = $"{id}-hint";
            description.InnerHtml.Append(Description ?? "");
            if (Due is not null)
            {
                description.InnerHtml.Append(Description is null ? "" : " ")
                    .AppendHtml("<span class=\"er-due\" data-color=\"brand1\">").Append(Due).AppendHtml("</span>");
            }

            output.Content.AppendHtml(input).AppendHtml(label).AppendHtml(description);
        }
        else
        {
            output.Content.AppendHtml(input).AppendHtml(label);
        }

        if (!revealed.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"er-reason\">").AppendHtml(revealed).AppendHtml("</div>");
        }
    }
}
