using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.Localisation;

/// <summary>Texts of the content as HTML: plain, but for the words of the glossary and for links written as
/// <c>[text](https://…)</c>.</summary>
public static partial class RichText
{
    /// <summary>Fragment of the page at which a term is defined.</summary>
    public static string AnchorOf(GlossaryTerm term) => $"word-{term.Id}";

    /// <summary>A plain text whose terms lead to their definitions on the same page.</summary>
    public static IHtmlContent Of(string text, IReadOnlyList<TermFound> terms)
    {
        var html = new HtmlContentBuilder();
        AppendWithTerms(html, text, 0, text.Length, terms);
        return html;
    }

    /// <summary>A help text: its links, and its terms outside them.</summary>
    public static IHtmlContent WithLinks(string text, IReadOnlyList<TermFound> terms)
    {
        var html = new HtmlContentBuilder();
        var end = 0;
        foreach (Match link in Link().Matches(text))
        {
            AppendWithTerms(html, text, end, link.Index, terms);
            AppendLink(html, link.Groups[2].Value, link.Groups[1].Value);
            end = link.Index + link.Length;
        }

        AppendWithTerms(html, text, end, text.Length, terms);
        return html;
    }

    private static void AppendWithTerms(HtmlContentBuilder html, string text, int start, int end, IReadOnlyList<TermFound> terms)
    {
        foreach (var found in terms.Where(found => found.Start >= start && found.Start + found.Length <= end))
        {
            html.Append(text[start..found.Start]);
            AppendLink(html, $"#{AnchorOf(found.Term)}", text.Substring(found.Start, found.Length));
            start = found.Start + found.Length;
        }

        html.Append(text[start..end]);
    }

    private static void AppendLink(HtmlContentBuilder html, string target, string text) =>
        html.AppendHtml($"<a class=\"{FormControls.Link.Class}\" href=\"").Append(target).AppendHtml("\">").Append(text).AppendHtml("</a>");

    [GeneratedRegex(@"\[([^\]]+)\]\((https?://[^\s)]+)\)")]
    private static partial Regex Link();
}
