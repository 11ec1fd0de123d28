using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EhdsReadiness.Web.FormControls;

/// <summary>The operator's own words for a page where there are some, and what stands in the element otherwise. They come below the page's
/// heading; HTML in them is shown as it was typed.</summary>
[HtmlTargetElement("er-own-text")]
public sealed class OwnText(OwnPages pages) : TagHelper
{
    private const int FirstLevel = 2;
    private const int LastLevel = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>One of <see cref="OwnPages.Names"/>.</summary>
    public string Page { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (pages.Find(Page, Formats.CurrentLanguage) is { } text)
        {
            output.Content.SetHtmlContent(HtmlOf(text));
        }
    }

    /// <summary>The text as HTML in the looks of the site. Its highest headings, whatever their level, are the first below the page's
    /// own.</summary>
    internal static string HtmlOf(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var highest = headings.Select(heading => heading.Level).DefaultIfEmpty(FirstLevel).Min();
        foreach (var heading in headings)
        {
            heading.Level = Math.Min(heading.Level - highest + FirstLevel, LastLevel);
            heading.GetAttributes().AddClass($"er-h{heading.Level}");
        }

        foreach (var list in document.Descendants<ListBlock>())
        {
            list.GetAttributes().AddClass(BulletList.Class);
        }

        foreach (var link in document.Descendants<LinkInline>().Where(link => !link.IsImage))
        {
            link.GetAttributes().AddClass(Link.Class);
        }

        return document.ToHtml(Pipeline);
    }
}
