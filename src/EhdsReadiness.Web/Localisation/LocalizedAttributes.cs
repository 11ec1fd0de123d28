using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Localisation;

/// <summary><c>localize-aria-label="Key"</c>: an attribute whose value is a text.</summary>
[HtmlTargetElement(Attributes = "localize-*")]
public sealed class LocalizedAttributes(IStringLocalizerFactory localizers) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    [HtmlAttributeName(DictionaryAttributePrefix = "localize-")]
    public IDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var texts = PageTexts.Of(ViewContext, localizers);
        foreach (var (attribute, key) in Keys)
        {
            output.Attributes.SetAttribute(attribute, texts[key].Value);
        }
    }
}
