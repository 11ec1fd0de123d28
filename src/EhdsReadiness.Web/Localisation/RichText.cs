using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace EhdsReadiness.Web.Localisation;

/// <summary>A help text of the content: plain, but for links written as <c>[text](https://…)</c>.</summary>
public static partial class RichText
{
    /// <summary>The text with its links, everything else encoded.</summary>
    public static IHtmlContent Of(string text)
    {
        var html = new HtmlContentBuilder();
        var end = 0;
        foreach (Match link in Link().Matches(text))
        {
            html.Append(text[end..link.Index]);
            html.AppendHtml($"<a class=\"ds-link\" href=\"{HtmlEncoder.Default.Encode(link.Groups[2].Value)}\">{HtmlEncoder.Default.Encode(link.Groups[1].Value)}</a>");
            end = link.Index + link.Length;
        }

        return html.Append(text[end..]);
    }

    [GeneratedRegex(@"\[([^\]]+)\]\((https?://[^\s)]+)\)")]
    private static partial Regex Link();
}
