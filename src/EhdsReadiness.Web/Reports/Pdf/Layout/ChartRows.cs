namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>The words beside the bars of a chart: names on the left, figures on the right, bars between.</summary>
internal sealed class ChartRows
{
    private const double NameShare = 0.34;
    private const double FigureWidth = 68;
    private const double Gap = 12;
    private readonly double _left;
    private readonly List<(SetText Name, SetText Figure, int? AxisNumber)> _rows;
    private readonly Typesetter _typesetter;

    public ChartRows(Typesetter typesetter, IEnumerable<(string Name, string Figure, int? AxisNumber)> rows, double left, double width)
    {
        (_typesetter, _left) = (typesetter, left);
        var nameWidth = (width * NameShare) - PrintedAxisMark.Room;
        _rows = [.. rows.Select(row => (
            SetText.Of(typesetter, row.Name, typesetter.Styles.Cell, nameWidth, null),
            SetText.Of(typesetter, Prose.Strong(row.Figure), typesetter.Styles.Cell, FigureWidth, null, Alignment.Right),
            row.AxisNumber))];
        BarLeft = left + (width * NameShare) + Gap;
        BarRight = left + width - FigureWidth - Gap;
    }

    public double BarLeft { get; }
    public double BarRight { get; }

    public double HeightOf(int row) => Math.Max(_rows[row].Name.Height, _rows[row].Figure.Height) + 5;

    public double Height => Enumerable.Range(0, _rows.Count).Sum(HeightOf);

    /// <summary>Draws the words of each row, and its bar by the given action, which gets the middle of the row.</summary>
    public void Draw(Sheet sheet, double top, Action<int, double> drawBar)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var (name, figure, axisNumber) = _rows[row];
            var middle = top - (HeightOf(row) / 2);
            if (axisNumber is { } number)
            {
                PrintedAxisMark.Draw(sheet, _typesetter.Styles, number, _left, middle);
            }

            DrawAround(sheet, name, _left + PrintedAxisMark.Room, middle);
            DrawAround(sheet, figure, BarRight + Gap, middle);
            drawBar(row, middle);
            top -= HeightOf(row);
        }
    }

    private static void DrawAround(Sheet sheet, SetText text, double left, double middle)
    {
        var top = middle + (text.Height / 2);
        foreach (var line in text.Lines)
        {
            text.Draw(sheet, line, left, top);
            top -= line.Height;
        }
    }
}
