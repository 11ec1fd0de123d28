namespace EhdsReadiness.Web.FormControls;

/// <summary>A list to choose one value from; its options are the content.</summary>
[HtmlTargetElement("er-select")]
public sealed class SelectField : FormField
{
    public string Label { get; set; } = "";

    /// <summary>True for one of several in a row, such as a filter's: its label is no heading then.</summary>
    public bool Plain { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"ds-field{(Plain ? "" : " er-measure")}{(Error is null ? "" : " er-err")}");

        var label = new TagBuilder("label");
        label.AddCssClass(Plain ? "ds-label" : "ds-label er-h3");
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
