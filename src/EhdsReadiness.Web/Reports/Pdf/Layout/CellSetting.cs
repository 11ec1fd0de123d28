using EhdsReadiness.Web.Reports.Pdf.Tagging;

namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Sets one cell of a table: its mark or bar, unread, then its paragraphs.</summary>
internal sealed class CellSetting
{
    private const double FigureWidth = 44;
    private const double BarHeight = 8;
    private readonly Typesetter _typesetter;
    private readonly Cell _cell;
    private readonly Tag _tag;
    private readonly double _left;
    private readonly double _width;
    private readonly List<(SetText Text, TextLine Line)> _lines;

    public CellSetting(Typesetter typesetter, Cell cell, double left, double width, Alignment alignment, Tag tag, bool isFooter)
    {
        (_typesetter, _cell, _tag, _left, _width) = (typesetter, cell, tag, left, width);
        var style = isFooter ? typesetter.Styles.Cell with { Face = typesetter.Styles.CellHeading.Face } : typesetter.Styles.Cell;
        // With a space at the end of each but the last, or readers would join its last word to the next one's first.
        _lines = [.. cell.Lines
            .Select((prose, index) => SetText.Of(
                typesetter, index < cell.Lines.Count - 1 ? prose + " " : prose, style, TextWidth, tag, alignment))
            .SelectMany(text => text.Lines.Select(line => (text, line)))];
    }

    public double Height => _lines.Sum(line => line.Line.Height);
    public int LineCount => _lines.Count;

    /// <summary>A mark or a bar stands on the left, the text has the rest.</summary>
    private double TextWidth => _cell switch
    {
        { Bar: not null } => FigureWidth,
        { AxisNumber: not null } => _width - PrintedAxisMark.Room,
        _ => _width,
    };

    /// <summary>Height of a line; zero below the last.</summary>
    public double HeightOf(int line) => line < _lines.Count ? _lines[line].Line.Height : 0;

    public void Draw(Sheet sheet, double top)
    {
        _tag.Attach();
        for (var line = 0; line < _lines.Count; line++)
        {
            DrawLine(sheet, line, top);
            top -= HeightOf(line);
        }
    }

    public void DrawLine(Sheet sheet, int line, double top)
    {
        _tag.Attach();
        if (line >= _lines.Count) { return; }

        if (line == 0)
        {
            DrawSigns(sheet, top);
        }

        _lines[line].Text.Draw(sheet, _lines[line].Line, _left + _width - TextWidth, top);
    }

    private void DrawSigns(Sheet sheet, double top)
    {
        var middle = top - (HeightOf(0) / 2);
        if (_cell.AxisNumber is { } number)
        {
            sheet.Artifact(() => PrintedAxisMark.Draw(sheet, _typesetter.Styles, number, _left, middle));
        }

        if (_cell.Bar is { } interval)
        {
            sheet.Artifact(() => IntervalBar.Draw(sheet, interval, _left, middle - (BarHeight / 2), _width - FigureWidth - 6, BarHeight));
        }
    }
}
