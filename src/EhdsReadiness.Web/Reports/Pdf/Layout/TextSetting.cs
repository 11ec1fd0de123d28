using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets headings and paragraphs.</summary>
internal static class TextSetting
{
    public static IEnumerable<Strip> Of(Typesetter typesetter, Heading heading, Tag parent, double left, double width)
    {
        var style = typesetter.Styles.Heading(heading);
        var indent = heading.AxisNumber is null ? 0 : PrintedAxisMark.Room + 2;
        var tag = new Tag($"H{heading.Level}", parent);
        var text = SetText.Of(typesetter, heading.Text, style, width - indent, tag);
        var strips = Lines(text, left + indent, AboveHeading(heading.Level), keepsNext: true).ToList();
        strips[0] = strips[0].Over((sheet, top, _) =>
        {
            sheet.AddToOutline(PrintableText.ForProperties(heading.Text), heading.Level, top + 6);
            if (heading.AxisNumber is { } number)
            {
                sheet.Artifact(() => PrintedAxisMark.Draw(sheet, typesetter.Styles, number, left, top - (style.Leading / 2)));
            }
        });
        strips[^1] = strips[^1] with { Height = strips[^1].Height + 3 };
        return strips;
    }

    public static IEnumerable<Strip> Of(Typesetter typesetter, Paragraph paragraph, Tag parent, double left, double width)
    {
        var tag = new Tag("P", paragraph.Style == ParagraphStyle.Quote ? new Tag("BlockQuote", parent) : parent);
        var (style, indent, above) = paragraph.Style switch
        {
            ParagraphStyle.Body => (typesetter.Styles.Body, 0, 4),
            ParagraphStyle.Kind => (typesetter.Styles.Kind, 0, 4),
            ParagraphStyle.Quiet => (typesetter.Styles.Quiet, 0, 3),
            ParagraphStyle.Quote => (typesetter.Styles.Body, 10, 3),
        };
        var strips = Lines(SetText.Of(typesetter, paragraph.Prose, style, width - indent, tag), left + indent, above, keepsNext: false);
        return paragraph.Style == ParagraphStyle.Quote
            ? strips.Select(strip => strip.Over((sheet, top, bottom) =>
                sheet.Artifact(() => sheet.Line(left + 2, top, left + 2, bottom, Ink.Hairline, 1.2))))
            : strips;
    }

    /// <summary>One strip a line; neither the first line nor the last stands alone on a page.</summary>
    /// <param name="keepsNext">Whether the last line keeps what follows.</param>
    public static IEnumerable<Strip> Lines(SetText text, double left, double above, bool keepsNext)
    {
        for (var index = 0; index < text.Lines.Count; index++)
        {
            var line = text.Lines[index];
            var isLast = index == text.Lines.Count - 1;
            yield return new Strip(line.Height, (sheet, top) => text.Draw(sheet, line, left, top))
            {
                Above = index == 0 ? above : 0,
                KeepsNext = isLast ? keepsNext : keepsNext || index == 0 || index == text.Lines.Count - 2,
            };
        }
    }

    private static double AboveHeading(int level) => level switch
    {
        1 => 2,
        2 => 15,
        3 => 12,
        _ => 7,
    };
}
