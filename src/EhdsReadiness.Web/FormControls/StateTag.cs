using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.FormControls;

/// <summary>A short word on a state: <c>neutral</c>, <c>accent</c> or <c>success</c>; the word carries the meaning, never the
/// colour.</summary>
[HtmlTargetElement("er-tag")]
public sealed class StateTag : TagHelper
{
    public string Tone { get; set; } = "neutral";
    public bool Outline { get; set; }

    /// <summary>The word in a row of a long list; see <see cref="Link.Of"/>.</summary>
    public static IHtmlContent Of(string tone, string text, bool outline = false) => new HtmlFormattableString(
        outline ? "<span class=\"ds-tag\" data-color=\"{0}\" data-variant=\"outline\">{1}</span>"
            : "<span class=\"ds-tag\" data-color=\"{0}\">{1}</span>",
        tone, text);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "ds-tag");
        output.Attributes.SetAttribute("data-color", Tone);
        if (Outline)
        {
            output.Attributes.SetAttribute("data-variant", "outline");
        }
    }
}
