namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>What is left when shown cells are subtracted from a shown cell that they are part of.</summary>
/// <param name="Parts">The cells subtracted; none stands in another.</param>
internal sealed record Residual(CubeCell Total, IReadOnlyList<CubeCell> Parts)
{
    /// <summary>
    /// Whether a member of what is left could still have any score but a few, and could be absent, whatever two members, with all that are
    /// linked with them, are known to have answered. In closed form: with the sum of what is left between two values, one score is squeezed
    /// from above when the sum is near what these could make up alone, and from below when it is near the most that all can have.
    /// </summary>
    public bool IsOpen(ScoreWorld scores, int measures)
    {
        var counted = Math.Max(1, Total.Count - Parts.Sum(part => part.Count));
        var own = Math.Min(OwnMembers(), counted - 1);
        return Enumerable.Range(0, measures).All(measure =>
        {
            if (scores.SumOf(Total, measure) is not { } total) { return true; }

            var (low, high) = total;
            foreach (var part in Parts)
            {
                if (scores.SumOf(part, measure) is not { } sum) { return true; }

                (low, high) = (low - sum.High, high - sum.Low);
            }

            return high - (100 * own * Tally.Unit) > ScoreReach.Confined
                && low < 100 * (counted - own - 1) * Tally.Unit + (100 * Tally.Unit) - ScoreReach.Confined
                && high - low > ScoreReach.Confined;
        });
    }

    /// <summary>How many of what is left one reader knows at most: two, or those of the two largest groups.</summary>
    private int OwnMembers()
    {
        var (most, next) = (1, 1);
        foreach (var (group, count) in Total.Linked)
        {
            var left = count - Parts.Sum(part => part.Linked.GetValueOrDefault(group));
            (most, next) = left > most ? (left, most) : (most, Math.Max(next, left));
        }

        return most + next;
    }

    /// <summary>Every subtraction between cells that are shown.</summary>
    public static IEnumerable<Residual> Of(Cube cube, Withholding withholding, Func<CubeCell, bool> isShown)
    {
        foreach (var total in cube.Cells.Where(isShown))
        {
            foreach (var part in withholding.PartsOf(total))
            {
                // The overseas regions are subtracted one by one among the others.
                var cover = part.SelectMany(cell => isShown(cell) ? [cell] : cell.Table == TableIds.Overseas ? []
                    : withholding.PartsOf(cell).SelectMany(finer => finer).Where(isShown)).ToList();
                if (cover.Count > 0 && cover.Sum(cell => cell.Known) < total.Known)
                {
                    yield return new(total, cover);
                }
            }

            foreach (var part in cube.Cells.Where(cell =>
                cell != total && isShown(cell) && withholding.IsPart(cell, total) && cell.Known < total.Known))
            {
                yield return new(total, [part]);
            }
        }
    }
}
