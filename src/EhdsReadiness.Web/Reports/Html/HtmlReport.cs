using System.Text;
using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.Reports.Html;

/// <summary>The report as a part of a page: the accessible version of first resort, with the same blocks as the PDF.</summary>
public static class HtmlReport
{
    /// <summary>Everything in the report, encoded; the page adds its own frame.</summary>
    public static IHtmlContent Of(Report report)
    {
        var html = new StringBuilder();
        if (report.Blocks.Any(block => block is Chart or Columns))
        {
            html.Append(HtmlBar.Patterns);
        }

        AppendAll(html, report.Blocks);
        return new HtmlString(html.ToString());
    }

    private static void AppendAll(StringBuilder html, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Append(html, block);
        }
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                AppendHeading(html, heading);
                break;
            case Paragraph paragraph:
                AppendParagraph(html, paragraph);
                break;
            case ItemList list:
                AppendList(html, list);
                break;
            case Facts facts:
                AppendFacts(html, facts);
                break;
            case Table table:
                HtmlTable.Append(html, table);
                break;
            case Chart chart:
                HtmlChart.Append(html, chart);
                break;
            case Callout callout:
                html.Append(callout.Kind == CalloutKind.Law ? "<div class=\"er-law er-stack\">" : "<div class=\"er-note er-stack\">");
                AppendAll(html, callout.Blocks);
                html.Append("</div>\n");
                break;
            case Columns columns:
                html.Append("<div class=\"er-cols\"><div class=\"er-stack\">");
                AppendAll(html, columns.Left);
                html.Append(columns.RightKind == CalloutKind.Law ? "</div><div class=\"er-law er-stack\">" : "</div><div class=\"er-note er-stack\">");
                AppendAll(html, columns.Right);
                html.Append("</div></div>\n");
                break;
            case KeepTogether together:
                AppendAll(html, together.Blocks);
                break;
            case PageBreak:
                break;
            default:
                throw new ArgumentException($"No HTML for {block.GetType().Name}.", nameof(block));
        }
    }

    private static void AppendHeading(StringBuilder html, Heading heading)
    {
        var name = HtmlText.Invariant($"h{heading.Level}");
        html.Append(HtmlText.Invariant($"<{name} class=\"er-h{Math.Min(heading.Level, 3)}{(heading.OfLaw ? " er-due" : "")}\">"));
        HtmlBar.AppendMark(html, heading.AxisNumber);
        html.Append(HtmlText.Encoded(heading.Text)).Append("</").Append(name).Append(">\n");
    }

    private static void AppendParagraph(StringBuilder html, Paragraph paragraph)
    {
        var (open, close) = paragraph.Style switch
        {
            ParagraphStyle.Body => ("<p>", "</p>"),
            ParagraphStyle.Kind => ("<p class=\"er-over\">", "</p>"),
            ParagraphStyle.Quiet => ("<p class=\"er-sub\">", "</p>"),
            ParagraphStyle.Quote => ("<blockquote class=\"er-quote\"><p>", "</p></blockquote>"),
        };
        html.Append(open);
        HtmlText.Append(html, paragraph.Prose);
        html.Append(close).Append('\n');
    }

    private static void AppendList(StringBuilder html, ItemList list)
    {
        html.Append(list.Numbered ? "<ol>" : "<ul>");
        foreach (var item in list.Items)
        {
            html.Append("<li>");
            HtmlText.Append(html, item);
            html.Append("</li>");
        }

        html.Append(list.Numbered ? "</ol>\n" : "</ul>\n");
    }

    private static void AppendFacts(StringBuilder html, Facts facts)
    {
        html.Append("<dl class=\"er-facts\">");
        foreach (var fact in facts.Items)
        {
            html.Append("<div><dt>").Append(HtmlText.Encoded(fact.Name)).Append("</dt><dd>");
            HtmlText.Append(html, fact.Value);
            html.Append("</dd></div>");
        }

        html.Append("</dl>\n");
    }
}
