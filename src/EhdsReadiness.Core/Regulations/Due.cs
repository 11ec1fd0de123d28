namespace EhdsReadiness.Core.Regulations;

/// <summary>When a duty begins, as the law states it and before it is applied to one organisation.</summary>
public abstract record Due
{
    private Due() { }

    /// <summary>Law already in force: the GDPR and French rules.</summary>
    public sealed record Now : Due;

    /// <summary>The earliest date among the organisation's data categories (Article 105 with Article 51(1)).</summary>
    public sealed record ByCategory : Due;

    /// <summary>One date for everybody.</summary>
    public sealed record On(DateOnly Date) : Due;

    // Sealed, or each derived record would print itself.
    public sealed override string ToString() => this switch
    {
        Now => "now",
        ByCategory => "by-category",
        On on => on.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("A due date is now, by-category or a date."),
    };
}
