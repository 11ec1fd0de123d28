using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EhdsReadiness.Web.Localisation;

/// <summary>
/// <c>&lt;localize&gt;Key&lt;/localize&gt;</c> shows a text; <c>&lt;parameter&gt;</c> children fill in its places;
/// <c>count</c> chooses between <c>Key.one</c> and <c>Key.other</c>. <c>&lt;p localize&gt;Key&lt;/p&gt;</c> does the same within its own element,
/// and <c>localize-title="Key"</c> gives any element a localised attribute. The markup is that of Localization.AspNetCore.TagHelpers.
/// </summary>
[HtmlTargetElement("localize")]
[HtmlTargetElement(Attributes = "localize")]
public sealed class LocalizedElement(IStringLocalizerFactory localizers) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The number that chooses singular or plural; it is then the first parameter.</summary>
    public int? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parameters = new List<object>();
        context.Items[typeof(LocalizedParameter)] = parameters;
        var key = (await output.GetChildContentAsync(NullHtmlEncoder.Default)).GetContent().Trim();
        var texts = PageTexts.Of(ViewContext, localizers);
        if (output.TagName == "localize")
        {
            output.TagName = null;
        }

        output.Attributes.RemoveAll("localize");
        output.Content.SetContent(Count is { } count ? texts.Of(key, count, [.. parameters]) : texts[key, [.. parameters]]);
    }
}
