namespace EhdsReadiness.Core.Scoring;

/// <summary>
/// Contributions as printed, in tenths of a point. Rounded by largest remainder (ties: order of asking),
/// so that what a reader adds up by hand is the figure under the table.
/// </summary>
public static class Tenths
{
    /// <summary>One figure for each contribution of the axis, in its order; they add up to <see cref="SumOf(AxisScore)"/>.</summary>
    public static IReadOnlyList<long> Of(AxisScore axis) =>
        Of([.. axis.Contributions.Select(contribution => contribution.Points)], SumOf(axis));

    /// <summary>One figure for each part, in their order, negative ones too; they add up to <see cref="SumOf(Fraction)"/> of the
    /// whole.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<Fraction> parts) =>
        Of(parts, SumOf(parts.Aggregate(Fraction.Zero, (sum, part) => sum + part)));

    private static long[] Of(IReadOnlyList<Fraction> parts, long left)
    {
        var tenths = new long[parts.Count];
        var remainders = new (Fraction Remainder, int Index)[tenths.Length];
        for (var i = 0; i < tenths.Length; i++)
        {
            var exact = parts[i] * 10;
            tenths[i] = exact.Floor;
            remainders[i] = (exact - tenths[i], i);
            left -= tenths[i];
        }

        Array.Sort(remainders, (a, b) => b.Remainder.CompareTo(a.Remainder) is var order and not 0 ? order : a.Index.CompareTo(b.Index));
        for (var i = 0; i < left; i++)
        {
            tenths[remainders[i].Index]++;
        }

        return tenths;
    }

    /// <summary>⌊10 · low⌋ of the axis, the printed sum; 0 when it has no score.</summary>
    public static long SumOf(AxisScore axis) => axis.Score is { } score ? SumOf(score.Low) : 0;

    /// <summary>⌊10 · whole⌋, the printed sum of parts that add up to the whole.</summary>
    public static long SumOf(Fraction whole) => (whole * 10).Floor;
}
