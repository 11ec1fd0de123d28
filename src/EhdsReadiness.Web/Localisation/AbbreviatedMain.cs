using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The main part of every page, in which abbreviations are explained where they first stand.</summary>
[HtmlTargetElement("main")]
public sealed class AbbreviatedMain(AbbreviationMarker marker) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Content.SetHtmlContent(marker.Mark((await output.GetChildContentAsync()).GetContent(), RouteLanguage.Of(ViewContext.HttpContext)));
}
