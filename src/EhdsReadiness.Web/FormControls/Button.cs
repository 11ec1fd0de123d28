namespace EhdsReadiness.Web.FormControls;

/// <summary>A button: a link when it has an <c>href</c>, otherwise one that sends its form.</summary>
[HtmlTargetElement("er-button")]
public sealed class Button : TagHelper
{
    public string? Href { get; set; }

    /// <summary><c>primary</c> (once a page), <c>secondary</c> or <c>tertiary</c>.</summary>
    public string Variant { get; set; } = "primary";

    /// <summary><c>submit</c>, or <c>button</c> for one that a script serves.</summary>
    public string Type { get; set; } = "submit";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        output.Attributes.SetAttribute("class", "ds-button");
        output.Attributes.SetAttribute("data-variant", Variant);
        output.Attributes.SetAttribute(Href is null ? "type" : "href", Href ?? Type);
    }
}
