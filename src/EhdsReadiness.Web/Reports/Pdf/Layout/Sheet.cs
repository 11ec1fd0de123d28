using EhdsReadiness.Web.Reports.Pdf.Fonts;
using EhdsReadiness.Web.Reports.Pdf.Scripts;
using EhdsReadiness.Web.Reports.Pdf.Tagging;
using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>One page to draw on. Heights count from its foot, in points.</summary>
/// <param name="number">From 1.</param>
internal sealed class Sheet(int number, EmbeddedFonts fonts, MissingSigns missing) : IDisposable
{
    private readonly ByteText _content = new(8192);
    private readonly List<Tag> _marked = [];
    private readonly List<LinkArea> _links = [];
    private readonly List<OutlineEntry> _outline = [];
    private readonly List<Picture> _pictures = [];
    private Ink? _fill;
    private Ink? _stroke;
    private double _lineWidth = 1;

    public int Number => number;

    public void Dispose() => _content.Dispose();

    /// <summary>The drawing, in the operators of PDF.</summary>
    public ReadOnlySpan<byte> Content => _content.Written;

    /// <summary>The owners of the marked content, by identifier.</summary>
    public IReadOnlyList<Tag> Marked => _marked;

    /// <summary>The pictures of the page; the content names them by their places: <c>I0</c>.</summary>
    public IReadOnlyList<Picture> Pictures => _pictures;

    public IReadOnlyList<LinkArea> Links => _links;
    public IReadOnlyList<OutlineEntry> Outline => _outline;

    /// <summary>Where the codes of the printed fingerprint begin in <see cref="Content"/>; null on a page that has none.</summary>
    public int? FingerprintAt { get; private set; }

    /// <summary>Draws something that the tag stands for.</summary>
    public void Mark(Tag tag, Action draw)
    {
        _content.Append($"/{tag.Type} <</MCID {_marked.Count}>> BDC\n");
        tag.Add(new MarkedContent(number, _marked.Count));
        _marked.Add(tag);
        draw();
        _content.Append("EMC\n");
    }

    /// <summary>Draws something that is not read: rules, tints, repeated headings, page numbers.</summary>
    public void Artifact(Action draw, ArtifactKind kind = ArtifactKind.Layout)
    {
        _content.Append($"/Artifact <</Type/{kind.ToString()}>> BDC\n");
        draw();
        _content.Append("EMC\n");
    }

    public void Link(Tag tag, Uri target, string words, string area)
    {
        var link = new LinkArea(number, tag, target, words, area);
        _links.Add(link);
        tag.Add(link);
    }

    public void AddToOutline(string title, int level, double top) => _outline.Add(new(title, level, number, top));

    public void Text(string text, TypeStyle style, double x, double baseline)
    {
        if (text.Length == 0) { return; }

        Fill(style.Ink);
        for (var start = 0; start < text.Length;)
        {
            var face = style.Face.FaceOf(text[start]);
            var end = start + 1;
            while (face is not null && end < text.Length && style.Face.FaceOf(text[end]) == face)
            {
                end++;
            }

            var stretch = text[start..end];
            if (face is not null)
            {
                Show(stretch, face, style.Size, x, baseline);
            }
            else if (MissingSigns.IsPlace(text[start]))
            {
                // ISO 32000-1, 14.9.4: what is read in place of what is drawn.
                _content.Append($"/Span <</ActualText{Syntax.Text(missing.TypedAt(text[start]))}>> BDC\n");
                Show(MissingSigns.Box.ToString(), style.Face, style.Size, x, baseline);
                _content.Append("EMC\n");
            }

            x += style.Face.Width(stretch, style.Size);
            start = end;
        }
    }

    /// <summary>Draws words that run from right to left, the last of them at <paramref name="x"/>. They are written in the order in which
    /// they are seen, as programs that take text out of pages expect, and turn it round. What was typed is said by the tag.</summary>
    public void RightToLeft(string text, TypeStyle style, double x, double baseline)
    {
        var seen = new StringBuilder(text.Length);
        var start = x;
        for (var end = text.Length; end > 0;)
        {
            var at = end - 1;
            while (at > 0 && (Direction.IsMark(text[at]) || ArabicForms.IsUnseen(text[at])))
            {
                at--;
            }

            var letter = Direction.Mirrored(text[at]);
            seen.Append(letter);
            if (text[(at + 1)..end].Any(Direction.IsMark))
            {
                Marks(letter, text.AsSpan(at + 1, end - at - 1), style, x, baseline);
            }

            x += style.Face.Width([letter], style.Size);
            end = at;
        }

        Text(seen.ToString(), style, start, baseline);
    }

    /// <summary>Draws the marks of a letter above and below it. Text that is taken out of pages goes without, or its words would be torn at
    /// each.</summary>
    private void Marks(char letter, ReadOnlySpan<char> marks, TypeStyle style, double x, double baseline)
    {
        Fill(style.Ink);
        _content.Append("/Span <</ActualText()>> BDC\n");
        var room = style.Face.FaceOf(letter)?.OutlineOf(letter) ?? new Outline(0, 0, style.Face.Width([letter], 1), 0);
        foreach (var mark in marks)
        {
            if (style.Face.FaceOf(mark) is { } face)
            {
                (var right, var up, room) = MarkPlace.Of(mark, face.OutlineOf(mark), room);
                Show(mark.ToString(), face, style.Size, x + (right * style.Size), baseline + (up * style.Size));
            }
        }

        _content.Append("EMC\n");
    }

    private void Show(string text, FontFace face, double size, double x, double baseline)
    {
        _content.Append($"BT {x} {baseline} Td");
        fonts.Show(_content, face, size, text);
        _content.Append(" ET\n");
    }

    /// <summary>Draws the place of the fingerprint, whose codes are known when the file is finished.</summary>
    public void Fingerprint(string placeholder, TypeStyle style, double x, double baseline)
    {
        Text(placeholder, style, x, baseline);
        FingerprintAt = _content.Written.LastIndexOf((byte)'<') + 1;
    }

    public void Image(Picture picture, double left, double bottom, double width, double height)
    {
        var place = _pictures.IndexOf(picture);
        if (place < 0)
        {
            place = _pictures.Count;
            _pictures.Add(picture);
        }

        _content.Append($"q {width} 0 0 {height} {left} {bottom} cm /I{place} Do Q\n");
    }

    public void Box(double left, double bottom, double width, double height, Ink ink)
    {
        Fill(ink);
        _content.Append($"{left} {bottom} {width} {height} re f\n");
    }

    public void Frame(double left, double bottom, double width, double height, Ink ink, double lineWidth)
    {
        Stroke(ink, lineWidth);
        _content.Append($"{left} {bottom} {width} {height} re S\n");
    }

    public void Line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth)
    {
        Stroke(ink, lineWidth);
        _content.Append($"{x1} {y1} m {x2} {y2} l S\n");
    }

    public void Polygon(Ink ink, params ReadOnlySpan<(double X, double Y)> corners)
    {
        Fill(ink);
        for (var index = 0; index < corners.Length; index++)
        {
            _content.Append($"{corners[index].X} {corners[index].Y} {(index == 0 ? "m" : "l")} ");
        }

        _content.Append("f\n");
    }

    public void Disc(double x, double y, double radius, Ink ink)
    {
        const double handle = 0.5523;   // of the radius: four Bézier curves that pass for a circle
        void To(double right, double up, string then) => _content.Append($"{x + (radius * right)} {y + (radius * up)} {then}");
        Fill(ink);
        To(-1, 0, "m ");
        foreach (var (fromX, fromY, toX, toY) in (
            ReadOnlySpan<(int, int, int, int)>)[(-1, 0, 0, 1), (0, 1, 1, 0), (1, 0, 0, -1), (0, -1, -1, 0)])
        {
            To(fromX + (handle * toX), fromY + (handle * toY), "");
            To(toX + (handle * fromX), toY + (handle * fromY), "");
            To(toX, toY, "c ");
        }

        _content.Append("f\n");
    }

    private void Fill(Ink ink)
    {
        if (_fill != ink)
        {
            _content.Append($"{ink} rg\n");
            _fill = ink;
        }
    }

    private void Stroke(Ink ink, double lineWidth)
    {
        if (_stroke != ink)
        {
            _content.Append($"{ink} RG\n");
            _stroke = ink;
        }

        if (_lineWidth != lineWidth)
        {
            _content.Append($"{lineWidth} w\n");
            _lineWidth = lineWidth;
        }
    }
}
