using System.Collections.Concurrent;
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
public sealed class LocalizeTagHelper(IStringLocalizerFactory localizers) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The number that chooses singular or plural; it is then the first parameter.</summary>
    public int? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parameters = new List<object>();
        context.Items[typeof(ParameterTagHelper)] = parameters;
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

/// <summary>A value for one place of a text.</summary>
[HtmlTargetElement("parameter")]
public sealed class ParameterTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((List<object>)context.Items[typeof(ParameterTagHelper)]).Add((await output.GetChildContentAsync(NullHtmlEncoder.Default)).GetContent());
        output.SuppressOutput();
    }
}

/// <summary><c>localize-aria-label="Key"</c>: an attribute whose value is a text.</summary>
[HtmlTargetElement(Attributes = "localize-*")]
public sealed class LocalizeAttributeTagHelper(IStringLocalizerFactory localizers) : TagHelper
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

/// <summary>Finds the texts of a view: the class <c>Texts</c> of its folder, or of the nearest folder above that has one.</summary>
internal static class PageTexts
{
    private static readonly ConcurrentDictionary<string, Type> ByFolder = new(StringComparer.Ordinal);

    public static IStringLocalizer Of(ViewContext context, IStringLocalizerFactory localizers) =>
        localizers.Create(ByFolder.GetOrAdd(Path.GetDirectoryName(context.ExecutingFilePath) ?? "/", static folder => Find(folder)));

    private static Type Find(string folder)
    {
        for (var path = folder.Trim('/').Replace('/', '.'); path.Length > 0; path = path.Contains('.') ? path[..path.LastIndexOf('.')] : "")
        {
            if (typeof(PageTexts).Assembly.GetType($"EhdsReadiness.Web.{path}.Texts") is { } type)
            {
                return type;
            }
        }

        throw new InvalidOperationException($"No class Texts for the views of {folder}.");
    }
}
