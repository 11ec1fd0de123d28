using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EhdsReadiness.Web.Localisation;

/// <summary>A value for one place of a text.</summary>
[HtmlTargetElement("parameter")]
public sealed class LocalizedParameter : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<object>)context.Items[typeof(LocalizedParameter)]).Add((await output.GetChildContentAsync(NullHtmlEncoder.Default)).GetContent());
        output.SuppressOutput();
    }
}
