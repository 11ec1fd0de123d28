namespace EhdsReadiness.Web.Reports;

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
