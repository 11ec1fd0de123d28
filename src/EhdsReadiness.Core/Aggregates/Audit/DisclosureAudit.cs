namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>
/// Rule 4: before release, each known organisation has to have taken part in some population that fits the publication and not in another,
/// each withheld count has to be open, and each score has to have room. Such populations are built from the real one, change by change;
/// what can't be shown to be open counts as inferred, and a cell goes. Any two members may be the reader's own, and with them all
/// organisations that the same people speak for.
/// </summary>
internal sealed class DisclosureAudit
{
    private const int Tries = 40;

    private readonly PublicationInput _input;
    private readonly Cube _cube;
    private readonly Withholding _withholding;
    private readonly CountWorld _counts;
    private readonly ScoreWorld _scores;
    private readonly ScoreReach _reach;

    /// <param name="repeated">The range of a cell whose figures are of an earlier publication, audited then; null for the others.</param>
    public DisclosureAudit(
        PublicationInput input, Cube cube, IReadOnlyList<Tally> tallies, Withholding withholding, Func<CubeCell, CountRange?> repeated)
    {
        (_input, _cube, _withholding) = (input, cube, withholding);
        var isShown = cube.Cells.Select(cell => !withholding.Is(cell) && Withholding.Passes(cell, input.K)).ToArray();
        _counts = new(cube, tallies, input.K, cell => isShown[cell.Index], repeated);
        _scores = new(input, cube, tallies, cell => isShown[cell.Index] && repeated(cell) is null);
        _reach = new(cube, _scores);
    }

    /// <summary>Withholds cells until nothing can be inferred any more.</summary>
    public void Run()
    {
        // Withholding a cell takes demands away: what was open stays open.
        var units = _cube.Units.ToList();
        var open = new HashSet<CubeCell>();
        while (true)
        {
            units = units.FindAll(unit => !IsOpen(unit));
            if ((ClosedResidual() ?? CureOf(units) ?? ClosedCount(open)) is not { } next) { return; }

            if (next.SharesOnly)
            {
                _withholding.WithholdShares(next.Cell);
                _counts.ForgetShares(next.Cell);
                continue;
            }

            _withholding.Withhold(next.Cell);
            foreach (var cell in _cube.Cells.Where(_withholding.Is))
            {
                _counts.Forget(cell);
                _scores.Forget(cell);
            }
        }
    }

    private bool Binds(CubeCell cell) => _counts.Binds(cell.Index);

    private bool HasNewFigures(CubeCell cell) => _scores.IsShown(cell.Index);

    private Cure? ClosedResidual() =>
        Residual.Of(_cube, _withholding, HasNewFigures)
            .FirstOrDefault(residual => !residual.IsOpen(_scores, _input.Questionnaire.Axes.Count + 1)) is { } closed
            ? new(Withholding.Smallest(closed.Parts)!, SharesOnly: false)
            : null;

    /// <summary>What cures most of these organisations; of equals the smallest.</summary>
    private Cure? CureOf(List<Unit> units) =>
        units
            .Take(Tries)
            .Select(unit => CureOf(_cube.Cells.Where(cell => Array.IndexOf(unit.Cells, cell.Index) >= 0), () => IsOpen(unit)))
            .OfType<Cure>()
            .GroupBy(cure => cure)
            .OrderByDescending(votes => votes.Count())
            .ThenBy(votes => votes.Key.Cell.Known)
            .FirstOrDefault()?.Key;

    private Cure? ClosedCount(HashSet<CubeCell> open)
    {
        var closed = _cube.Cells.FirstOrDefault(cell => _withholding.Is(cell) && !open.Contains(cell) && !(IsOpen(cell) && open.Add(cell)));
        return closed is null ? null
            : CureOf(_cube.Cells.Where(cell => cell.Table == closed.Table || _withholding.Overlap(cell, closed)), () => IsOpen(closed));
    }

    /// <summary>
    /// The smallest of these cells that opens it by its shares' going, or else by going as a whole. Where none does alone, the shares of
    /// the smallest, then the smallest.
    /// </summary>
    private Cure? CureOf(IEnumerable<CubeCell> cells, Func<bool> isOpen)
    {
        var shown = cells.Where(Binds).OrderBy(cell => cell.Known).ThenByDescending(cell => cell.Index).ToList();
        var telling = shown.FindAll(_counts.TellsByShares);
        Cure? Shares(CubeCell? cell) => cell is null ? null : new(cell, SharesOnly: true);
        Cure? Whole(CubeCell? cell) => cell is null ? null : new(cell, SharesOnly: false);
        return Shares(telling.Find(cell => _counts.WithoutShares(cell, isOpen)))
            ?? Whole(shown.Find(cell => _counts.Without(cell, () => _scores.Without(cell, isOpen))))
            ?? Shares(telling.FirstOrDefault())
            ?? Whole(shown.FirstOrDefault() ?? Withholding.Smallest(_cube.Cells.Where(Binds)));
    }

    private bool IsOpen(Unit unit) =>
        Array.TrueForAll(unit.Cells, cell => !_counts.Binds(cell))
        || (_counts.MayBeOtherwise(unit)
            && (unit.Figures is null || Enumerable.Range(0, unit.Figures.Axes.Count + 1).All(measure => _reach.CanDiffer(unit, measure))));

    /// <summary>Whether a withheld count keeps half of k possible values.</summary>
    private bool IsOpen(CubeCell cell) => _counts.IsOpen(cell, ((_input.K + 1) / 2) - 1);

    /// <summary>What is to be withheld: the shares of a cell, or all of it.</summary>
    private sealed record Cure(CubeCell Cell, bool SharesOnly);
}
