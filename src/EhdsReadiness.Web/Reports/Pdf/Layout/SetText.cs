using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>A text broken into lines, ready to be drawn for a tag.</summary>
internal sealed class SetText
{
    private readonly IReadOnlyList<Run> _runs;
    private readonly Tag?[] _tags;
    private readonly double _width;
    private readonly Alignment _alignment;

    private SetText(IReadOnlyList<Run> runs, Tag?[] tags, IReadOnlyList<TextLine> lines, double width, Alignment alignment)
    {
        (_runs, _tags, _width, _alignment) = (runs, tags, width, alignment);
        Lines = lines;
        Height = lines.Sum(line => line.Height);
    }

    public IReadOnlyList<TextLine> Lines { get; }

    public double Height { get; }

    /// <summary>Breaks the prose into lines of the given width.</summary>
    /// <param name="owner">The tag it is read as; null when it is not read.</param>
    public static SetText Of(Typesetter typesetter, Prose prose, TypeStyle style, double width, Tag? owner, Alignment alignment = Alignment.Left)
    {
        var runs = prose.Runs.Count == 0 ? [new Run("")] : prose.Runs;
        var printable = new (string, TypeStyle)[runs.Count];
        for (var index = 0; index < runs.Count; index++)
        {
            var text = typesetter.Printable(runs[index].Text);
            text = runs[index].Style == RunStyle.Badge ? text.Replace(' ', '\u00a0') : text;
            printable[index] = (text, typesetter.Styles.Of(runs[index], style));
        }

        return new SetText(runs, [.. runs.Select(run => TagOf(run, owner))], new LineBreaker(printable, width).Lines(), width, alignment);
    }

    /// <summary>Draws one line, its upper edge at <paramref name="top"/>.</summary>
    public void Draw(Sheet sheet, TextLine line, double left, double top)
    {
        var x = _alignment == Alignment.Right ? left + _width - line.Width : left;
        var baseline = top - line.Baseline;
        for (var start = 0; start < line.Pieces.Count;)
        {
            var tag = _tags[line.Pieces[start].Run];
            var end = start;
            while (end + 1 < line.Pieces.Count && _tags[line.Pieces[end + 1].Run] == tag)
            {
                end++;
            }

            var stretch = line.Pieces.Skip(start).Take(end - start + 1).Where(piece => piece.Text.Length > 0).ToList();
            x = DrawStretch(sheet, stretch, tag, x, baseline);
            start = end + 1;
        }
    }

    private static Tag? TagOf(Run run, Tag? owner) => run switch
    {
        _ when owner is null => null,
        { Link: not null } => new Tag("Link", owner) { Lang = run.Lang },
        { Lang: not null } => new Tag("Span", owner) { Lang = run.Lang },
        _ => owner,
    };

    private double DrawStretch(Sheet sheet, List<Piece> pieces, Tag? tag, double left, double baseline)
    {
        if (pieces.Count == 0)
        {
            return left;
        }

        DrawFrames(sheet, pieces, left, baseline);
        var right = left;
        void DrawWords()
        {
            foreach (var piece in pieces)
            {
                sheet.Text(piece.Text, piece.Style, right, baseline);
                right += piece.Width;
            }
        }

        if (tag is null)
        {
            DrawWords();
        }
        else
        {
            sheet.Mark(tag, DrawWords);
        }

        if (tag is not null && _runs[pieces[0].Run].Link is { } target)
        {
            var style = pieces[0].Style;
            var area = Syntax.Rectangle(left, baseline - (0.3 * style.Size), right, baseline + (0.8 * style.Size));
            sheet.Artifact(() => sheet.Line(left, baseline - 1.5, right, baseline - 1.5, style.Ink, 0.5));
            sheet.Link(tag, target, string.Concat(_runs[pieces[0].Run].Text), area);
        }

        return right;
    }

    private void DrawFrames(Sheet sheet, List<Piece> pieces, double left, double baseline)
    {
        foreach (var piece in pieces)
        {
            if (_runs[piece.Run].Style == RunStyle.Badge)
            {
                var x = left;
                sheet.Artifact(() => sheet.Frame(x - 5, baseline - 5, piece.Width + 10, 16, Ink.Petrol, 0.8));
            }

            left += piece.Width;
        }
    }
}
