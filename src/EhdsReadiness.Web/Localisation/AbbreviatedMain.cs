using Microsoft.AspNetCore.Mvc.Razor;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The main part of every page, in which abbreviations are explained where they first stand.</summary>
[HtmlTargetElement("main")]
public sealed class AbbreviatedMain(AbbreviationMarker marker) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var html = (await output.GetChildContentAsync()).GetContent();
        var language = RouteLanguage.Of(ViewContext.HttpContext);
        // Written, not made into a string: a page of more than 40,000 characters would cost the collector a large object.
        output.Content.SetHtmlContent(new HelperResult(writer =>
        {
            marker.Write(writer, html, language);
            return Task.CompletedTask;
        }));
    }
}
