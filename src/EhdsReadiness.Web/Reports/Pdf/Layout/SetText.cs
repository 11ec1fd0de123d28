using EhdsReadiness.Web.Reports.Pdf.Scripts;
using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>A text broken into lines, ready to be drawn for a tag.</summary>
internal sealed class SetText
{
    private readonly IReadOnlyList<Run> _runs;
    private readonly Tag?[] _tags;
    private readonly double _width;
    private readonly bool _endsOnRight;

    private SetText(IReadOnlyList<Run> runs, Tag?[] tags, IReadOnlyList<TextLine> lines, double width, bool endsOnRight)
    {
        (_runs, _tags, _width, _endsOnRight) = (runs, tags, width, endsOnRight);
        Lines = lines;
        Height = lines.Sum(line => line.Height);
    }

    public IReadOnlyList<TextLine> Lines { get; }
    public double Height { get; }

    /// <summary>Breaks the prose into lines of the given width. One whose first letter is written from right to left stands on the
    /// right.</summary>
    /// <param name="owner">The tag it is read as; null when it is not read.</param>
    public static SetText Of(Typesetter typesetter, Prose prose, TypeStyle style, double width, Tag? owner, Alignment alignment =
        Alignment.Left)
    {
        var runs = prose.Runs.Count == 0 ? [new Run("")] : prose.Runs;
        var printable = new (string Text, TypeStyle Style)[runs.Count];
        var tags = new Tag?[runs.Count];
        for (var index = 0; index < runs.Count; index++)
        {
            var text = typesetter.Printable(runs[index].Text);
            text = runs[index].Style == RunStyle.Badge ? text.Replace(' ', '\u00a0') : text;
            printable[index] = (text, typesetter.Styles.Of(runs[index], style));
            tags[index] = TagOf(runs[index], owner);
        }

        var lines = typesetter.LineBreaker.Lines(printable, width);
        if (!Array.Exists(printable, run => Direction.IsMixed(run.Text)))
        {
            return new SetText(runs, tags, lines, width, alignment == Alignment.Right);
        }

        var order = typesetter.OrderOf(string.Concat(printable.Select(run => run.Text)));
        return new SetText(runs, tags, order.Arranged(lines), width, alignment == Alignment.Right || order.IsRightToLeft);
    }

    /// <summary>Draws one line, its upper edge at <paramref name="top"/>.</summary>
    public void Draw(Sheet sheet, TextLine line, double left, double top)
    {
        var edge = _endsOnRight ? left + _width - line.Width : left;
        var x = edge;
        var baseline = top - line.Baseline;
        for (var start = 0; start < line.Pieces.Count;)
        {
            var tag = _tags[line.Pieces[start].Run];
            var end = start + 1;
            while (end < line.Pieces.Count && !line.IsReordered && _tags[line.Pieces[end].Run] == tag)
            {
                end++;
            }

            x = DrawStretch(sheet, line.Pieces, start, end, tag, line.IsReordered ? edge + line.Pieces[start].Left : x, baseline);
            start = end;
        }
    }

    private static Tag? TagOf(Run run, Tag? owner) => run switch
    {
        _ when owner is null => null,
        { Link: not null } => new Tag("Link", owner) { Lang = run.Lang },
        { Lang: not null } => new Tag("Span", owner) { Lang = run.Lang },
        _ => owner,
    };

    /// <summary>Draws the pieces from one place up to another, all of one tag, and gives where they end.</summary>
    private double DrawStretch(Sheet sheet, IReadOnlyList<Piece> pieces, int start, int end, Tag? tag, double left, double baseline)
    {
        var right = left;
        for (var index = start; index < end; index++)
        {
            if (_runs[pieces[index].Run].Style == RunStyle.Badge && pieces[index].Text.Length > 0)
            {
                DrawFrame(sheet, right + pieces[index].Inset, baseline, pieces[index].Width - pieces[index].Inset);
            }

            right += pieces[index].Width;
        }

        if (right == left) { return left; }

        void DrawWords()
        {
            var x = left;
            for (var index = start; index < end; index++)
            {
                if (pieces[index].Typed is null)
                {
                    sheet.Text(pieces[index].Text, pieces[index].Style, x + pieces[index].Inset, baseline);
                }
                else
                {
                    sheet.RightToLeft(pieces[index].Text, pieces[index].Style, x + pieces[index].Inset, baseline);
                }

                x += pieces[index].Width;
            }
        }

        if (tag is null)
        {
            DrawWords();
        }
        else
        {
            sheet.Mark(pieces[start].Typed is { } typed ? new Tag("Span", tag) { ActualText = typed } : tag, DrawWords);
        }

        if (tag is not null && _runs[pieces[start].Run].Link is { } target)
        {
            var style = pieces[start].Style;
            var area = Syntax.Rectangle(left, baseline - (0.3 * style.Size), right, baseline + (0.8 * style.Size));
            sheet.Artifact(() => sheet.Line(left, baseline - 1.5, right, baseline - 1.5, style.Ink, 0.5));
            sheet.Link(tag, target, string.Concat(_runs[pieces[start].Run].Text), area);
        }

        return right;
    }

    private static void DrawFrame(Sheet sheet, double left, double baseline, double width) =>
        sheet.Artifact(() => sheet.Frame(left - 5, baseline - 5, width + 10, 16, Ink.Petrol, 0.8));
}
