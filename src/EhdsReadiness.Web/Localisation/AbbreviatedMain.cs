using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Razor;

namespace EhdsReadiness.Web.Localisation;

/// <summary>The main part of every page, in which abbreviations are explained where they first stand.</summary>
[HtmlTargetElement("main")]
public sealed class AbbreviatedMain(AbbreviationMarker marker, HtmlEncoder encoder) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var language = RouteLanguage.Of(ViewContext.HttpContext);
        output.Content.SetHtmlContent(new HelperResult(writer =>
        {
            using var html = new RentedText();
            content.WriteTo(html, encoder);
            marker.Write(writer, html.Written, language);
            return Task.CompletedTask;
        }));
    }
}
