namespace EhdsReadiness.Web.FormControls;

/// <summary>A group of radio buttons or check boxes under one legend; the choices are its content.</summary>
[HtmlTargetElement("er-choices")]
public sealed class Choices : FormField
{
    public string Legend { get; set; } = "";

    /// <inheritdoc/>
    protected override string HintId => $"{Name}-group-hint";

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
