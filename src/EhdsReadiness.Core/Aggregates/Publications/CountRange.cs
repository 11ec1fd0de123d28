namespace EhdsReadiness.Core.Aggregates.Publications;

/// <summary>How many organisations, as a range.</summary>
/// <param name="From">At least 1.</param>
/// <param name="To">Null for "and more".</param>
public sealed record CountRange(int From, int? To)
{
    private static readonly int[] Starts = [1, 10, 20, 50, 100, 200, 500];

    /// <summary>The range of a count of at least 1. It begins at the threshold where that is higher, as every reader knows it.</summary>
    public static CountRange Of(int count, int k)
    {
        var place = Array.FindLastIndex(Starts, start => start <= count);
        var from = count >= k ? Math.Max(Starts[place], k) : Starts[place];
        return new(from, place + 1 < Starts.Length ? Starts[place + 1] - 1 : null);
    }

    /// <summary>The highest count that fits when at least <paramref name="absent"/> of the known organisations are absent.</summary>
    public int HighestOf(int known, int absent) => Math.Min(To ?? int.MaxValue, known - absent);
}
