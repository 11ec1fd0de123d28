using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.FormControls;

/// <summary>A group of radio buttons or check boxes under one legend; the choices are its content.</summary>
[HtmlTargetElement("er-choices")]
public sealed class ChoicesTagHelper : FieldTagHelper
{
    public string Legend { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(ChoiceGroup)] = new ChoiceGroup(Name);
        var choices = await output.GetChildContentAsync();
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", Error is null ? "ds-fieldset er-part" : "ds-fieldset er-part er-err");
        output.Attributes.SetAttribute("id", $"{Name}-group");
        if (DescribedBy is { } ids)
        {
            output.Attributes.SetAttribute("aria-describedby", ids);
        }

        var legend = new TagBuilder("legend");
        legend.AddCssClass("ds-label er-h3");
        legend.InnerHtml.Append(Legend);
        output.Content.AppendHtml(legend).AppendHtml(HintParagraph()).AppendHtml(ErrorMessage())
            .AppendHtml("<div>").AppendHtml(choices).AppendHtml("</div>");
    }
}

/// <summary>One radio button or check box. What it holds is shown under it, when it is chosen.</summary>
[HtmlTargetElement("er-choice", ParentTag = "er-choices")]
public sealed class ChoiceTagHelper : TagHelper
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
                description.InnerHtml.AppendHtml("<span class=\"er-due\" data-color=\"brand1\">").Append(Due).AppendHtml("</span>");
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

/// <summary>What the choices of one group share.</summary>
internal sealed class ChoiceGroup(string name)
{
    private bool _hasFirst;

    public string Name => name;

    /// <summary>The first choice carries the field's own id, so that the error summary's link leads to it.</summary>
    public string NextId(string value)
    {
        var id = _hasFirst ? $"{name}-{value}" : name;
        _hasFirst = true;
        return id;
    }
}
