namespace EhdsReadiness.Core.Scoring;

/// <summary>
/// Contributions as printed, in tenths of a point. Rounded by largest remainder (ties: order of asking),
/// so that what a reader adds up by hand is the figure under the table.
/// </summary>
public static class Tenths
{
    /// <summary>One figure for each contribution of the axis, in its order; they add up to <see cref="SumOf"/>.</summary>
    public static IReadOnlyList<long> Of(AxisScore axis)
    {
        var tenths = new long[axis.Contributions.Count];
        var remainders = new (Fraction Remainder, int Index)[tenths.Length];
        var left = SumOf(axis);
        for (var i = 0; i < tenths.Length; i++)
        {
            var exact = axis.Contributions[i].Points * 10;
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
    public static long SumOf(AxisScore axis) => axis.Score is { } score ? (score.Low * 10).Floor : 0;
}
