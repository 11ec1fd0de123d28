using EhdsReadiness.Web.Reports.Pdf.Tagging;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.General;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.TextObjects;
using UglyToad.PdfPig.Graphics.Operations.TextPositioning;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Writer;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>One page to draw on. Heights count from its foot, in points.</summary>
internal sealed class Sheet(TaggedDocument document, EmbeddedFonts fonts)
{
    private readonly PdfPageBuilder _page = document.Builder.AddPage(Measure.Width, Measure.Height);
    private Ink? _fill;
    private Ink? _stroke;
    private double _lineWidth = 1;

    public int Number => _page.PageNumber;

    public void Mark(Tag tag, Action draw) => document.Mark(_page, tag, draw);

    public void Artifact(Action draw, ArtifactKind kind = ArtifactKind.Layout) => TaggedDocument.Artifact(_page, kind, draw);

    public void Link(Tag tag, Uri target, string words, PdfRectangle area) => document.Link(_page, tag, target, words, area);

    public void AddToOutline(string title, int level, double top) => document.AddToOutline(new(title, level, Number, top));

    public void Text(string text, TypeStyle style, double x, double baseline)
    {
        Add(BeginText.Value);
        Fill(style.Ink);
        Add(new MoveToNextLineWithOffset(Rounded(x), Rounded(baseline)));
        foreach (var (font, codes) in fonts.Encode(_page, style.Face, text))
        {
            Add(new SetFontAndSize(font, style.Size));
            Add(new ShowText(codes));
        }

        Add(EndText.Value);
    }

    public void Box(double left, double bottom, double width, double height, Ink ink)
    {
        Fill(ink);
        Add(new AppendRectangle(Rounded(left), Rounded(bottom), Rounded(width), Rounded(height)));
        Add(FillPathNonZeroWinding.Value);
    }

    public void Frame(double left, double bottom, double width, double height, Ink ink, double lineWidth)
    {
        Stroke(ink, lineWidth);
        Add(new AppendRectangle(Rounded(left), Rounded(bottom), Rounded(width), Rounded(height)));
        Add(StrokePath.Value);
    }

    public void Line(double x1, double y1, double x2, double y2, Ink ink, double lineWidth)
    {
        Stroke(ink, lineWidth);
        Add(new BeginNewSubpath(Rounded(x1), Rounded(y1)));
        Add(new AppendStraightLineSegment(Rounded(x2), Rounded(y2)));
        Add(StrokePath.Value);
    }

    public void Polygon(Ink ink, params ReadOnlySpan<(double X, double Y)> corners)
    {
        Fill(ink);
        Add(new BeginNewSubpath(Rounded(corners[0].X), Rounded(corners[0].Y)));
        foreach (var (x, y) in corners[1..])
        {
            Add(new AppendStraightLineSegment(Rounded(x), Rounded(y)));
        }

        Add(FillPathNonZeroWinding.Value);
    }

    public void Disc(double x, double y, double radius, Ink ink)
    {
        const double handle = 0.5523;   // of the radius: four Bézier curves that pass for a circle
        Fill(ink);
        Add(new BeginNewSubpath(Rounded(x - radius), Rounded(y)));
        foreach (var (fromX, fromY, toX, toY) in (ReadOnlySpan<(int, int, int, int)>)[(-1, 0, 0, 1), (0, 1, 1, 0), (1, 0, 0, -1), (0, -1, -1, 0)])
        {
            Add(new AppendDualControlPointBezierCurve(
                Rounded(x + (radius * (fromX + (handle * toX)))),
                Rounded(y + (radius * (fromY + (handle * toY)))),
                Rounded(x + (radius * (toX + (handle * fromX)))),
                Rounded(y + (radius * (toY + (handle * fromY)))),
                Rounded(x + (radius * toX)),
                Rounded(y + (radius * toY))));
        }

        Add(FillPathNonZeroWinding.Value);
    }

    private void Fill(Ink ink)
    {
        if (_fill != ink)
        {
            _page.SetTextAndFillColor(ink.Red, ink.Green, ink.Blue);
            _fill = ink;
        }
    }

    private void Stroke(Ink ink, double lineWidth)
    {
        if (_stroke != ink)
        {
            _page.SetStrokeColor(ink.Red, ink.Green, ink.Blue);
            _stroke = ink;
        }

        if (_lineWidth != lineWidth)
        {
            Add(new SetLineWidth(lineWidth));
            _lineWidth = lineWidth;
        }
    }

    private void Add(IGraphicsStateOperation operation) => _page.CurrentStream.Operations.Add(operation);

    private static double Rounded(double length) => Math.Round(length, 2);
}
