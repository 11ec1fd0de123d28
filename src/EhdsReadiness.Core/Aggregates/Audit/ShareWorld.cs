namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>How many organisations there can be behind the shares of a cell: in each distribution, whole numbers of them have to make up
/// what is shown.</summary>
internal static class ShareWorld
{
    // So many more or fewer are as good as any number.
    private const int Far = 30;

    /// <summary>The counts around the real one that the distributions leave possible, without a gap.</summary>
    /// <param name="byQuestion">Whether the distributions of single questions are shown too.</param>
    public static (int Lowest, int Highest) CountsOf(Tally tally, bool byQuestion)
    {
        List<int[]> shown = [tally.Bands, .. byQuestion ? tally.Answers : []];
        shown.RemoveAll(parts => parts.Sum() < Tally.ForShares);
        int Reach(int direction) =>
            Enumerable.Range(1, Far)
            .FirstOrDefault(step => shown.Exists(parts => !Fits(parts, parts.Sum() + (direction * step))), Far + 1) - 1;
        return (tally.Count - Reach(-1), tally.Count + Reach(1));
    }

    /// <summary>Whether another number of organisations could be distributed with the same shares.</summary>
    private static bool Fits(int[] parts, long whole)
    {
        long fewest = 0, most = 0, all = parts.Sum();
        foreach (var part in parts)
        {
            var (least, greatest) = ShownShare.Of(part, all).PartsOf(whole);
            if (least > greatest) { return false; }

            fewest += least;
            most += greatest;
        }

        return fewest <= whole && whole <= most;
    }
}
