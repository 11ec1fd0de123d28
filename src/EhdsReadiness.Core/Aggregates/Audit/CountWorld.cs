namespace EhdsReadiness.Core.Aggregates.Audit;

/// <summary>
/// Who else may have taken part: populations whose counts fit every cell shown, built from the real one by letting organisations
/// enter and leave. Scores are left open here, as those of a population that is not known are.
/// </summary>
internal sealed class CountWorld
{
    /// <summary>Below so many organisations, all the shares of a cell together can leave a single count; it is taken as known.</summary>
    private const int Telling = 2 * Tally.ForShares;

    private const int Steps = 8;
    private const int Tries = 60;

    private readonly Cube _cube;
    private readonly int[] _lowest;
    private readonly int[] _highest;
    private readonly (int Lowest, int Highest)?[] _withoutShares;
    private readonly int[] _moved;
    private readonly HashSet<Unit> _toggled = [];

    /// <param name="repeated">The range that a cell repeats from an earlier publication: fewer than k have entered it or left since. Null
    /// where its figures are new.</param>
    public CountWorld(Cube cube, IReadOnlyList<Tally> tallies, int k, Func<CubeCell, bool> isShown, Func<CubeCell, CountRange?> repeated)
    {
        _cube = cube;
        _moved = new int[cube.Cells.Count];
        _lowest = new int[cube.Cells.Count];
        _highest = new int[cube.Cells.Count];
        _withoutShares = new (int, int)?[cube.Cells.Count];
        foreach (var cell in cube.Cells)
        {
            if (!isShown(cell))
            {
                Forget(cell);
                continue;
            }

            var former = repeated(cell);
            var range = former is null ? RangeOf(cell, k) : Moved(former, cell, k);
            var (lowest, highest) = (range.From, range.HighestOf(cell.Known, Showing.Absent));
            (_lowest[cell.Index], _highest[cell.Index]) = (lowest, highest);
            if (former is null && cell.HasDistributions && cell.Count >= Tally.ForShares)
            {
                _withoutShares[cell.Index] = (lowest, highest);
                var (fewest, most) = CountsOf(cell, tallies[cell.Index]);
                (_lowest[cell.Index], _highest[cell.Index]) = (Math.Max(lowest, fewest), Math.Min(highest, most));
            }
        }
    }

    /// <summary>The range repeated, with as many more or fewer as may have entered or left since: fewer than k, of whom linked ones count
    /// as one.</summary>
    private static CountRange Moved(CountRange former, CubeCell cell, int k)
    {
        var groups = cell.Members.Concat(cell.Absent).Where(unit => unit.IsLinked).CountBy(unit => unit.Group)
            .Select(group => group.Value).OrderDescending().Take(k - 1).ToList();
        var most = groups.Sum() + (k - 1 - groups.Count);
        // A group may have left as a whole for another cell.
        return new(Math.Min(cell.Count, Math.Max(k, former.From - most)), former.To is { } to ? Math.Max(cell.Count, to + most) : null);
    }

    /// <summary>The range shown, narrowed by whether the cell has quartiles: they are shown from 2k on.</summary>
    private static CountRange RangeOf(CubeCell cell, int k)
    {
        var range = CountRange.Of(cell.Count, k);
        return !cell.HasDistributions ? range
            : cell.Count >= 2 * k ? range with { From = Math.Max(range.From, 2 * k) }
            : range with { To = Math.Min(range.To ?? int.MaxValue, (2 * k) - 1) };
    }

    /// <summary>The counts that the shares leave possible.</summary>
    private static (int Fewest, int Most) CountsOf(CubeCell cell, Tally tally) => cell.Count < Telling
        ? (cell.Count, cell.Count)
        : ShareWorld.CountsOf(tally, cell.Table is TableIds.Overall or TableIds.Role);

    /// <summary>Whether the cell's being shown rules out any population.</summary>
    public bool Binds(int cell) => _highest[cell] < int.MaxValue;

    /// <summary>The cell binds no population any more.</summary>
    public void Forget(CubeCell cell) => (_lowest[cell.Index], _highest[cell.Index]) = (int.MinValue, int.MaxValue);

    /// <summary>Whether the shares of a cell tell more of its count than its range does.</summary>
    public bool TellsByShares(CubeCell cell) =>
        _withoutShares[cell.Index] is { } range && range != (_lowest[cell.Index], _highest[cell.Index]) && Binds(cell.Index);

    /// <summary>The cell's shares bind no population any more.</summary>
    public void ForgetShares(CubeCell cell) => (_lowest[cell.Index], _highest[cell.Index]) = _withoutShares[cell.Index]!.Value;

    /// <summary>Answers as if a cell were not shown.</summary>
    public bool Without(CubeCell cell, Func<bool> ask) => After(() => Forget(cell), cell, ask);

    /// <summary>Answers as if the shares of a cell were not shown.</summary>
    public bool WithoutShares(CubeCell cell, Func<bool> ask) => After(() => ForgetShares(cell), cell, ask);

    private bool After(Action change, CubeCell cell, Func<bool> ask)
    {
        var (lowest, highest) = (_lowest[cell.Index], _highest[cell.Index]);
        change();
        var answer = ask();
        (_lowest[cell.Index], _highest[cell.Index]) = (lowest, highest);
        return answer;
    }

    /// <summary>Whether an organisation that is counted may be absent, or one that is absent may be counted, whichever two others, with
    /// all that are linked with them, are the reader's own.</summary>
    public bool MayBeOtherwise(Unit unit) => WithAnyTwo(unit, known =>
    {
        Toggle(unit);
        return Mend(known, null);
    });

    /// <summary>
    /// Whether so many steps lie between the lowest and the highest count that a withheld cell may have, whichever two others, with all
    /// that are linked with them, are the reader's own. Where these leave fewer organisations in the cell, that is what they know.
    /// </summary>
    public bool IsOpen(CubeCell cell, int steps) => IsOpen(cell, steps, [], 2);

    private bool IsOpen(CubeCell cell, int steps, HashSet<int> known, int others)
    {
        bool IsUnknown(Unit unit) => !known.Contains(unit.Group);
        var unknown = known.Count == 0 ? cell.Known : cell.Members.Count(IsUnknown) + cell.Absent.Count(IsUnknown);
        if (unknown < steps) { return true; }

        // Two that stand alone take two steps at most.
        var (enough, moved) = (Math.Min(unknown, steps + others), new HashSet<int>());
        var falls = StepsOf(cell.Members.Where(IsUnknown), cell, enough, known, moved);
        if (falls < enough && falls + StepsOf(cell.Absent.Where(IsUnknown), cell, enough - falls, known, moved) < enough) { return false; }

        return others == 0 || moved.All(group => IsOpen(cell, steps, [.. known, group], others - 1));
    }

    /// <param name="known">Groups of which nobody moves.</param>
    /// <param name="moved">The groups of linked ones that do are added.</param>
    private int StepsOf(IEnumerable<Unit> units, CubeCell cell, int enough, HashSet<int> known, HashSet<int> moved)
    {
        var steps = 0;
        foreach (var unit in units.Take(Tries))
        {
            if (_toggled.Contains(unit)) { continue; }

            var before = _toggled.ToList();
            Toggle(unit);
            if (Mend(known, cell))
            {
                steps++;
            }
            else
            {
                foreach (var undone in _toggled.Except(before).ToList())
                {
                    Toggle(undone);
                }
            }

            if (steps == enough) { break; }
        }

        moved.UnionWith(_toggled.Where(unit => unit.IsLinked).Select(unit => unit.Group));
        Reset();
        return steps;
    }

    /// <summary>
    /// Whether it succeeds without anybody moving whom a reader may know, or in as many ways as leave one when two groups of those that
    /// move are known: whoever leaves, and whoever enters of several that are linked. Those linked with the organisation itself are known
    /// only to whom it is known.
    /// </summary>
    private bool WithAnyTwo(Unit itself, Func<HashSet<int>, bool> succeeds)
    {
        var known = new HashSet<int>();
        for (var way = 0; way < 3; way++)
        {
            var before = known.Count;
            var found = succeeds(known);
            known.UnionWith(_toggled.Where(unit => unit.Group != itself.Group && (unit.Figures is not null || unit.IsLinked))
                .Select(unit => unit.Group));
            Reset();
            if (!found || known.Count == before) { return found; }
        }

        return true;
    }

    /// <summary>Brings every count back into its range by letting others enter or leave, each time the one that mends most.</summary>
    /// <param name="known">Groups of which nobody may move.</param>
    /// <param name="kept">Cell whose count is to stay as it is.</param>
    private bool Mend(HashSet<int> known, CubeCell? kept)
    {
        for (var step = 0; step < Steps; step++)
        {
            if (FirstWrong() is not { } wrong) { return true; }

            var missing = CountOf(wrong) < _lowest[wrong];
            var best = (missing ? _cube.Cells[wrong].Absent : _cube.Cells[wrong].Members)
                .Where(unit => !_toggled.Contains(unit) && !known.Contains(unit.Group)
                    && (kept is null || Array.IndexOf(unit.Cells, kept.Index) < 0))
                .Take(Tries)
                .MinBy(HarmOf);
            if (best is null) { return false; }

            Toggle(best);
        }

        return FirstWrong() is null;
    }

    private int? FirstWrong()
    {
        foreach (var unit in _toggled)
        {
            foreach (var cell in unit.Cells)
            {
                if (CountOf(cell) < _lowest[cell] || CountOf(cell) > _highest[cell]) { return cell; }
            }
        }

        return null;
    }

    /// <summary>How much further out of their ranges counts are when the organisation enters or leaves.</summary>
    private int HarmOf(Unit unit)
    {
        var step = StepOf(unit);
        var harm = 0;
        foreach (var cell in unit.Cells)
        {
            harm += OutOfRange(cell, CountOf(cell) + step) - OutOfRange(cell, CountOf(cell));
        }

        return harm;
    }

    private int OutOfRange(int cell, int count) =>
        count < _lowest[cell] ? _lowest[cell] - count : count > _highest[cell] ? count - _highest[cell] : 0;

    private int CountOf(int cell) => _cube.Cells[cell].Count + _moved[cell];

    private int StepOf(Unit unit) => (unit.Figures is null) == _toggled.Contains(unit) ? -1 : 1;

    private void Toggle(Unit unit)
    {
        var step = StepOf(unit);
        foreach (var cell in unit.Cells)
        {
            _moved[cell] += step;
        }

        if (!_toggled.Remove(unit))
        {
            _toggled.Add(unit);
        }
    }

    private void Reset()
    {
        foreach (var unit in _toggled.ToList())
        {
            Toggle(unit);
        }
    }
}
