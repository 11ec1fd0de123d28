namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>A mean as published.</summary>
/// <param name="Value">Whole points, 0 to 100: the mean with its noise, or the bound that it lies beyond.</param>
public sealed record ShownMean(Bound Bound, int Value)
{
    /// <summary>Half of what a single organisation could be worth if two members were known to have nothing: 210 points over the
    /// cell.</summary>
    private const int Unsafe = 210;

    /// <summary>A mean is shown only where neither it nor its distance to 100 is so small that members have to be near the end.</summary>
    /// <param name="points">Whole points.</param>
    /// <param name="lowest">Low end of the cell's count range.</param>
    public static ShownMean Of(int points, int lowest)
    {
        var over = 100 - ((Unsafe + lowest - 1) / lowest);
        var under = 100 - over;
        return over <= under ? new(Bound.None, points)
            : points > over ? new(Bound.Over, over)
            : points < under ? new(Bound.Under, under)
            : new(Bound.None, points);
    }
}
