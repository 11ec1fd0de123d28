namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Where the columns of a table stand.</summary>
internal sealed class TableColumns
{
    private const double Gap = 8;

    /// <summary>Between a figure on the right of its column and a text on the left of the next.</summary>
    private const double WideGap = 16;

    private readonly double[] _left;
    private readonly double[] _width;

    public TableColumns(IReadOnlyList<Column> columns, double left, double width)
    {
        var shares = columns.Sum(column => column.Share);
        var room = width - Enumerable.Range(1, columns.Count - 1).Sum(index => GapBefore(columns, index));
        _left = new double[columns.Count];
        _width = new double[columns.Count];
        for (var index = 0; index < columns.Count; index++)
        {
            left += index == 0 ? 0 : GapBefore(columns, index);
            _left[index] = left;
            _width[index] = room * columns[index].Share / shares;
            left += _width[index];
        }
    }

    /// <summary>Left edge of a column.</summary>
    public double Left(int column) => _left[column];

    public double TextWidth(int column) => _width[column];

    private static double GapBefore(IReadOnlyList<Column> columns, int index) =>
        columns[index - 1].Alignment == Alignment.Right && columns[index].Alignment == Alignment.Left ? WideGap : Gap;
}
