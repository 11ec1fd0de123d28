namespace EhdsReadiness.Web.Reports;

/// <summary>A table with one row of headings.</summary>
/// <param name="Caption">What it lists, for those who can't see it at a glance; shown above it when <see cref="ShowsCaption"/>.</param>
/// <param name="RowHeading">Index of the column that names each row.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, int RowHeading = 0) : Block
{
    public bool ShowsCaption { get; init; }

    /// <summary>The row of totals; null when there is none.</summary>
    public IReadOnlyList<Cell>? Footer { get; init; }
}

/// <summary>How a column is aligned.</summary>
public enum Alignment
{
    Left,

    /// <summary>Figures, so that their digits stand under each other.</summary>
    Right,
}

/// <summary>One column of a table.</summary>
/// <param name="Share">Width relative to the other columns.</param>
public sealed record Column(string Heading, double Share, Alignment Alignment = Alignment.Left);

/// <summary>One cell: short paragraphs, one below the other.</summary>
public sealed record Cell(IReadOnlyList<Prose> Lines)
{
    public Cell(params Prose[] lines)
        : this((IReadOnlyList<Prose>)lines)
    {
    }

    /// <summary>The bar drawn before the figure that the cell states; null when there is none.</summary>
    public Interval? Bar { get; init; }

    /// <summary>The axis whose mark is drawn before the text; null when there is none.</summary>
    public int? AxisNumber { get; init; }

    public static implicit operator Cell(string text) => new((Prose)text);

    public static implicit operator Cell(Prose prose) => new([prose]);

    public static implicit operator Cell(Run run) => new([(Prose)run]);
}

/// <summary>What is secured and what is still possible, 0 to 100.</summary>
public sealed record Interval(Fraction Low, Fraction High);
