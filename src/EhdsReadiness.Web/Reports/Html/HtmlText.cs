using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace EhdsReadiness.Web.Reports.Html;

/// <summary>Words as HTML.</summary>
internal static class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encoded(string text) => Encoder.Encode(text);

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static void Append(StringBuilder html, Prose prose)
    {
        foreach (var run in prose.Runs)
        {
            Append(html, run);
        }
    }

    private static void Append(StringBuilder html, Run run)
    {
        var lang = run.Lang is null ? "" : $" lang=\"{Encoded(run.Lang)}\"";
        var name = run switch
        {
            { Link: not null } => "a",
            { Style: RunStyle.Strong or RunStyle.Figure } => "strong",
            { Style: RunStyle.Plain, Lang: null } => null,
            _ => "span",
        };
        if (name is null)
        {
            html.Append(Encoded(run.Text));
            return;
        }

        var href = run.Link is null ? "" : $" href=\"{Encoded(run.Link.AbsoluteUri)}\"";
        html.Append(Invariant($"<{name}{href}{ClassOf(run.Style)}{lang}>{Encoded(run.Text)}</{name}>"));
    }

    private static string ClassOf(RunStyle style) => style switch
    {
        RunStyle.Plain or RunStyle.Strong => "",
        RunStyle.Quiet => " class=\"er-sub\"",
        RunStyle.Law => " class=\"er-due\"",
        RunStyle.Rank => " class=\"er-rank\"",
        RunStyle.Figure => " class=\"er-score er-num\"",
        RunStyle.Badge => " class=\"er-badge\"",
    };
}
