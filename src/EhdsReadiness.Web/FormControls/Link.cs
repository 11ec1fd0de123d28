namespace EhdsReadiness.Web.FormControls;

/// <summary>A link in running text or on its own.</summary>
[HtmlTargetElement("er-link")]
public sealed class Link : TagHelper
{
    /// <summary>The class of every link.</summary>
    public const string Class = "ds-link";

    public string Href { get; set; } = "";

    /// <summary>Null for the site's colour, <c>law</c> for the law's, <c>neutral</c> for the footer's.</summary>
    public string? Tone { get; set; }

    /// <summary>True for a link on its own, large enough for a finger.</summary>
    public bool Tap { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("class", Tap ? $"{Class} er-tap" : Class);
        output.Attributes.SetAttribute("href", Href);
        if (Tone is not null)
        {
            output.Attributes.SetAttribute("data-color", Tone == "law" ? "brand1" : Tone);
        }
    }
}
