namespace EhdsReadiness.Core.Aggregates;

/// <summary>
/// Who else may have taken part: populations that fit every range shown and every cell repeated, built from the real one by letting organisations
/// enter and leave. Scores are left open here, as those of a population that is not known are.
/// </summary>
internal sealed class CountWorld
{
    private const int Steps = 8;
    private const int Tries = 60;

    private readonly List<Demand>[] _demands;
    private readonly List<Effect>[] _effects;
    private readonly HashSet<Unit> _toggled = [];

    /// <param name="repetition">Tells which shown cells repeat earlier figures, and who has changed since.</param>
    public CountWorld(Cube cube, int k, Repetition repetition, Func<CubeCell, bool> isShown)
    {
        _demands = [.. cube.Cells.Select(_ => new List<Demand>())];
        _effects = [.. cube.Units.Select(_ => new List<Effect>())];
        var changes = new (Demand Demand, int Since)?[cube.Cells.Count];
        foreach (var cell in cube.Cells.Where(isShown))
        {
            var repeats = repetition.Of(cell) is not null;
            var range = repeats ? new(k, null) : RangeOf(cell, k);
            _demands[cell.Index].Add(new(cell.Count, range.From, range.HighestOf(cell.Known, Showing.Absent)));
            if (repetition.Former(cell.Table, cell.Key)?.FiguresOf is { } since && repetition.ChangesOf(cell, since) is { } changed)
            {
                changes[cell.Index] = (new(changed, repeats ? 0 : k, repeats ? k - 1 : int.MaxValue), since);
                _demands[cell.Index].Add(changes[cell.Index]!.Value.Demand);
            }
        }

        foreach (var unit in cube.Units)
        {
            foreach (var cell in unit.Cells.Where(cell => _demands[cell].Count > 0))
            {
                Add(unit, _demands[cell][0], unit.Figures is null ? 1 : -1);
                if (changes[cell] is var (demand, since))
                {
                    Add(unit, demand, repetition.StepOf(unit, cell, since));
                }
            }
        }
    }

    /// <summary>
    /// The counts that the cell leaves possible: the range shown, narrowed by whether the cell has quartiles, as they are shown from 2k on. Of a cell with shares
    /// the count itself: whole numbers of organisations behind many shares can leave no other.
    /// </summary>
    private static CountRange RangeOf(CubeCell cell, int k)
    {
        var range = CountRange.Of(cell.Count, k);
        return !cell.HasDistributions ? range
            : cell.Count >= Showing.ForShares ? new(cell.Count, cell.Count)
            : cell.Count >= 2 * k ? range with { From = Math.Max(range.From, 2 * k) }
            : range with { To = Math.Min(range.To ?? int.MaxValue, (2 * k) - 1) };
    }

    /// <summary>Whether the cell's being shown rules out any population.</summary>
    public bool Binds(CubeCell cell) => _demands[cell.Index].Exists(demand => !demand.IsDropped);

    /// <summary>The cell binds no population any more.</summary>
    public void Forget(CubeCell cell) => _demands[cell.Index].ForEach(demand => demand.IsDropped = true);

    /// <summary>Answers as if a cell were not shown.</summary>
    public bool Without(CubeCell cell, Func<bool> ask)
    {
        var dropped = _demands[cell.Index].FindAll(demand => !demand.IsDropped);
        dropped.ForEach(demand => demand.IsDropped = true);
        var answer = ask();
        dropped.ForEach(demand => demand.IsDropped = false);
        return answer;
    }

    /// <summary>Whether an organisation that is counted may be absent, or one that is absent may be counted, whichever two other members are the reader's own.</summary>
    public bool MayBeOtherwise(Unit unit) => WithAnyTwo(leavers =>
    {
        Toggle(unit);
        return Mend(leavers, null);
    });

    /// <summary>Whether so many steps lie between the lowest and the highest count that a withheld cell may have.</summary>
    public bool IsOpen(CubeCell cell, int steps)
    {
        var falls = StepsOf(cell.Members, cell, steps);
        return falls >= steps || falls + StepsOf(cell.Absent, cell, steps - falls) >= steps;
    }

    private int StepsOf(IEnumerable<Unit> units, CubeCell cell, int enough)
    {
        var steps = 0;
        foreach (var unit in units.Take(Tries))
        {
            if (_toggled.Contains(unit))
            {
                continue;
            }

            var before = _toggled.ToList();
            Toggle(unit);
            if (Mend([], cell))
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

            if (steps == enough)
            {
                break;
            }
        }

        Reset();
        return steps;
    }

    /// <summary>Whether it succeeds without a member leaving in another's place, or in as many ways as leave one when two of these members are known.</summary>
    private bool WithAnyTwo(Func<HashSet<Unit>, bool> succeeds)
    {
        var leavers = new HashSet<Unit>();
        for (var way = 0; way < 3; way++)
        {
            var known = leavers.Count;
            var found = succeeds(leavers);
            Reset();
            if (!found || leavers.Count == known)
            {
                return found;
            }
        }

        return true;
    }

    /// <summary>Brings everything shown back to what it was by letting others enter or leave, each time the one that mends most.</summary>
    /// <param name="leavers">Members that may not leave any more; those that do are added.</param>
    /// <param name="kept">Cell whose count is to stay as it is.</param>
    private bool Mend(HashSet<Unit> leavers, CubeCell? kept)
    {
        for (var step = 0; step < Steps; step++)
        {
            if (FirstUnmet() is not { } unmet)
            {
                return true;
            }

            var best = (unmet.IsTooLow ? unmet.Raised : unmet.Lowered)
                .Where(unit => !_toggled.Contains(unit) && !leavers.Contains(unit) && (kept is null || Array.IndexOf(unit.Cells, kept.Index) < 0))
                .Take(Tries)
                .MinBy(HarmOf);
            if (best is null)
            {
                return false;
            }

            Toggle(best);
            if (best.Figures is not null)
            {
                leavers.Add(best);
            }
        }

        return FirstUnmet() is null;
    }

    private Demand? FirstUnmet()
    {
        foreach (var unit in _toggled)
        {
            foreach (var (demand, _) in _effects[unit.Index])
            {
                if (demand.Excess(0) > 0)
                {
                    return demand;
                }
            }
        }

        return null;
    }

    /// <summary>How much further from what is shown the population is when the organisation enters or leaves.</summary>
    private int HarmOf(Unit unit)
    {
        var harm = 0;
        foreach (var (demand, step) in _effects[unit.Index])
        {
            harm += demand.Excess(step) - demand.Excess(0);
        }

        return harm;
    }

    private void Add(Unit unit, Demand demand, int step)
    {
        if (step != 0)
        {
            _effects[unit.Index].Add(new(demand, step));
            (step > 0 ? demand.Raised : demand.Lowered).Add(unit);
        }
    }

    private void Toggle(Unit unit)
    {
        var sign = _toggled.Add(unit) ? 1 : -1;
        foreach (var (demand, step) in _effects[unit.Index])
        {
            demand.Value += sign * step;
        }

        if (sign < 0)
        {
            _toggled.Remove(unit);
        }
    }

    private void Reset()
    {
        foreach (var unit in _toggled.ToList())
        {
            Toggle(unit);
        }
    }

    /// <summary>By how much a number changes when an organisation is not as it really is.</summary>
    private readonly record struct Effect(Demand Demand, int Step);

    /// <summary>A number that has to lie between two others for a cell to be shown as it is: those counted in it, or those changed in it since its former figures.</summary>
    private sealed class Demand(int value, int lowest, int highest)
    {
        public int Value { get; set; } = value;

        public bool IsDropped { get; set; }

        public bool IsTooLow => Value < lowest;

        /// <summary>Organisations that raise it by not being as they really are.</summary>
        public List<Unit> Raised { get; } = [];

        public List<Unit> Lowered { get; } = [];

        /// <summary>How far it would lie outside after a step.</summary>
        public int Excess(int step) => IsDropped ? 0 : Math.Max(0, Math.Max(lowest - Value - step, Value + step - highest));
    }
}
