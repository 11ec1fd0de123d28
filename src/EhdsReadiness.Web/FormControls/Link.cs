using Microsoft.AspNetCore.Html;

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

    /// <summary>The link in a row of a long list, where a tag helper for each row would cost more than all else that it shows.</summary>
    /// <param name="label">The text for who hears it out of its row; null for the text itself.</param>
    public static IHtmlContent Of(string href, string text, bool tap = false, string? label = null) => label is null
        ? new HtmlFormattableString("<a class=\"{0}\" href=\"{1}\">{2}</a>", ClassOf(tap), href, text)
        : new HtmlFormattableString("<a class=\"{0}\" href=\"{1}\" aria-label=\"{2}\">{3}</a>", ClassOf(tap), href, label, text);

    private static string ClassOf(bool tap) => tap ? $"{Class} er-tap" : Class;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("class", ClassOf(Tap));
        output.Attributes.SetAttribute("href", Href);
        if (Tone is not null)
        {
            output.Attributes.SetAttribute("data-color", Tone == "law" ? "brand1" : Tone);
        }
    }
}
