namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>
/// The attack on one world by one attacker. A claim is refuted by a population that agrees with all that is known and contradicts the
/// claim: such witnesses are first sought near the true population, which is quick, then by the programme, which is exact. A claim stands
/// where the programme proves that there is none.
/// </summary>
public sealed class Attack : IDisposable
{
    /// <summary>An interval of scores is a success of the attack up to this many points.</summary>
    private const double Narrow = 10;

    private readonly World _world;
    private readonly Knowledge _knowledge;
    private readonly IReadOnlySet<int> _controlled;
    private readonly Repair _repair;
    private readonly string[] _signature;
    private readonly Part?[][] _truth;
    private readonly List<Win> _wins = [];
    private readonly Search _search;
    private readonly Dictionary<string, SortedSet<int>> _counted = [];

    public Attack(World world, Knowledge knowledge, IReadOnlyList<int> controlled)
    {
        (_world, _knowledge, _controlled) = (world, knowledge, controlled.ToHashSet());
        _repair = new(world, knowledge, _controlled);
        _search = new(world, knowledge, _controlled, _repair);
        _truth = _search.Truth;
        if (knowledge.Constraints.FirstOrDefault(constraint => !constraint.Holds(_truth)) is { } contradicted)
        {
            throw new InvalidOperationException(
                $"{world.Name}: what the attacker reads in the outputs does not hold for the true population: {contradicted}");
        }

        var membership = Enumerable.Range(0, world.Organisations).Select(_ => new List<(int, int)>()).ToArray();
        for (var index = 0; index < knowledge.Constraints.Count; index++)
        {
            foreach (var (publication, unit) in knowledge.Constraints[index].Touches)
            {
                membership[unit].Add((index, publication));
            }
        }

        _signature = [.. membership.Select((pairs, unit) => $"{string.Join(';', pairs)}|{string.Join(';', world.LinkedWith(unit))}|"
            + string.Concat(world.Register.Select(register => register[unit] is null ? '-' : '+')))];
    }

    /// <summary>How often the programme had to be solved.</summary>
    public int Solved => _search.Solved;

    /// <summary>How often it ran out of time; such a claim is neither proved nor refuted.</summary>
    public int Undecided => _search.Undecided;

    /// <summary>Withheld cells attacked.</summary>
    public int Cells { get; private set; }

    public IReadOnlyList<Win> Wins => _wins;

    public void Dispose() => _search.Dispose();

    /// <summary>Attacks every withheld count.</summary>
    public void OnCounts()
    {
        foreach (var cell in _knowledge.Withheld)
        {
            AttackCount(cell);
        }
    }

    /// <summary>Attacks participation and scores of the victims, at each publication.</summary>
    public void On(IEnumerable<int> victims)
    {
        foreach (var victim in victims.Where(victim => !_controlled.Contains(victim)))
        {
            for (var publication = 0; publication < _world.Publications; publication++)
            {
                if (_world.Register[publication][victim] is not null)
                {
                    AttackParticipation(publication, victim);
                }
            }
        }
    }

    private void AttackCount(Knowledge.WithheldCell cell)
    {
        var open = cell.Units.Where(unit => !_controlled.Contains(unit)).ToList();
        var needed = (_world.K + 1) / 2;
        if (open.Count + 1 < needed)
        {
            return;
        }

        Cells++;
        var same = $"{cell.Publication} {string.Join(',', cell.Units)}";
        if (!_counted.TryGetValue(same, out var found))
        {
            _counted[same] = found = CountsOf(cell, open, needed);
        }

        if (found.Count < needed)
        {
            Add(WinKind.Count, cell.Publication, $"{cell.Name} of {cell.Units.Count} has {string.Join(" or ", found)} organisations");
        }
    }

    /// <summary>Values that the count can have: all of them when they are fewer than needed.</summary>
    private SortedSet<int> CountsOf(Knowledge.WithheldCell cell, List<int> open, int needed)
    {
        var found = new SortedSet<int>(_search.Witnesses.Select(witness => CountIn(witness, cell)));
        Walk(cell, open, found, needed, enter: true);
        Walk(cell, open, found, needed, enter: false);
        if (found.Count >= needed)
        {
            return found;
        }

        var own = cell.Units.Count(unit => _controlled.Contains(unit) && _truth[cell.Publication][unit] is not null);
        var (low, high) = Bounds(cell, own, own + open.Count);
        if (high - low + 1 >= needed)
        {
            // From the true count outwards, since repairs succeed near the truth.
            var truth = CountIn(_truth, cell);
            foreach (var count in Enumerable.Range(low, high - low + 1).OrderBy(count => Math.Abs(count - truth))
                .TakeWhile(_ => found.Count < needed))
            {
                if (!found.Contains(count) && HasCount(cell, count))
                {
                    found.Add(count);
                }
            }
        }

        return found;
    }

    private bool HasCount(Knowledge.WithheldCell cell, int count) =>
        _search.Found(new CountWithin(cell.Name, cell.Publication, cell.Units, count, count)).Exists != false;

    /// <summary>Bounds of the count that the counts alone give.</summary>
    private (int Low, int High) Bounds(Knowledge.WithheldCell cell, int low, int high)
    {
        return _search.Counts().CountRange(cell.Publication, cell.Units) is { } range
            ? (Math.Max(low, range.Low), Math.Min(high, range.High)) : (low, high);
    }

    /// <summary>Lets organisations enter or leave the cell one by one, alone or in exchange for one outside it, as long as the outputs stay
    /// as they are.</summary>
    private void Walk(Knowledge.WithheldCell cell, List<int> open, SortedSet<int> found, int needed, bool enter)
    {
        var population = Imagined.Copy(_truth);
        foreach (var unit in open.Where(unit => population[cell.Publication][unit] is null == enter))
        {
            if (found.Count >= needed)
            {
                return;
            }

            if (Steps(population, cell, unit, enter)
                .FirstOrDefault(step => step.Units.All(changed => _repair.Agrees(step.Population, changed))) is { Population: { } next })
            {
                population = next;
                found.Add(CountIn(population, cell));
            }
        }
    }

    private IEnumerable<(Part?[][] Population, int[] Units)> Steps(Part?[][] population, Knowledge.WithheldCell cell, int unit, bool enter)
    {
        foreach (var part in enter ? Imagined.Candidates(population, cell.Publication) : (IEnumerable<Part?>)[null])
        {
            var alone = Imagined.Copy(population);
            alone[cell.Publication][unit] = part;
            yield return (alone, [unit]);
        }

        // Whoever enters with the answers of somebody who leaves elsewhere alters no distribution that counts both.
        foreach (var other in Enumerable.Range(0, _world.Organisations).Except(cell.Units).Where(other =>
            !_controlled.Contains(other) && _world.Register[cell.Publication][other] is not null
                && population[cell.Publication][other] is null != enter))
        {
            yield return (Imagined.ExchangedAt(population, cell.Publication, unit, other), [unit, other]);
            if (IsListedWith(unit, other))
            {
                yield return (Imagined.Exchanged(population, unit, other), [unit, other]);
            }
        }
    }

    private static int CountIn(Part?[][] population, Knowledge.WithheldCell cell) =>
        cell.Units.Count(unit => population[cell.Publication][unit] is not null);

    private void AttackParticipation(int publication, int victim)
    {
        var with = Witness(publication, victim, present: true, out var withUnknown);
        var without = Witness(publication, victim, present: false, out var withoutUnknown);
        if (with is null && !withUnknown)
        {
            Add(WinKind.Participation, publication, $"organisation {victim} certainly takes no part");
        }
        else if (without is null && !withoutUnknown)
        {
            Add(WinKind.Participation, publication, $"organisation {victim} certainly takes part");
        }

        if (with is not null)
        {
            AttackScores(with, publication, victim);
        }
    }

    /// <summary>A population that agrees with the outputs and in which the victim takes part, or does not; null when there is none or time
    /// ran out.</summary>
    private Part?[][]? Witness(int publication, int victim, bool present, out bool undecided)
    {
        undecided = false;
        bool Fits(Part? part) => part is not null == present;
        if (Fits(_truth[publication][victim]))
        {
            return _truth;
        }

        var others = Enumerable.Range(0, _world.Organisations).Where(other => other != victim && !_controlled.Contains(other)).ToList();
        foreach (var other in others.Where(other => _signature[other] == _signature[victim] && Fits(_truth[publication][other])))
        {
            return Imagined.Exchanged(_truth, victim, other);
        }

        foreach (var part in present ? Imagined.Candidates(_truth, publication) : (IEnumerable<Part?>)[null])
        {
            var population = Imagined.Copy(_truth);
            population[publication][victim] = part;
            if (_repair.Agrees(population, victim))
            {
                return population;
            }
        }

        foreach (var other in others.Where(other => _world.Register[publication][other] is not null && Fits(_truth[publication][other])))
        {
            var population = Imagined.ExchangedAt(_truth, publication, victim, other);
            if (_repair.Agrees(population, victim) && _repair.Agrees(population, other))
            {
                return population;
            }
        }

        var found = _search.Found(new CountWithin($"organisation {victim}", publication, [victim], present ? 1 : 0, present ? 1 : 0));
        undecided = found.Exists is null;
        return found.Population;
    }

    private void AttackScores(Part?[][] population, int publication, int victim)
    {
        for (var measure = 0; measure <= Questions.Overall; measure++)
        {
            var seen = population[publication][victim]!.Score(measure);
            var (low, high) = (seen, seen);
            bool Wide(double score)
            {
                (low, high) = (Math.Min(low, score), Math.Max(high, score));
                return high - low > Narrow;
            }

            if (Alike(population, publication, victim, measure).Any(Wide)
                || Exchanges(population, publication, victim, measure).Any(Wide)
                || Moves(population, publication, victim, measure).Any(Wide)
                || RepairedMoves(population, publication, victim, measure).Any(Wide))
            {
                continue;
            }

            if (_search.RangeOf(publication, victim, measure, Narrow) is { } range && range.High - range.Low <= Narrow + 1e-6)
            {
                var name = measure == Questions.Overall ? "overall" : Questions.Axes[measure];
                Add(WinKind.Score, publication,
                    FormattableString.Invariant($"{name} of organisation {victim} lies from {range.Low:0.##} to {range.High:0.##}"));
            }
        }
    }

    /// <summary>Scores of those who could stand in the victim's place without any output telling.</summary>
    private IEnumerable<double> Alike(Part?[][] population, int publication, int victim, int measure) =>
        from other in Enumerable.Range(0, _world.Organisations)
        where other != victim && !_controlled.Contains(other) && _signature[other] == _signature[victim]
            && population[publication][other] is not null
        select population[publication][other]!.Score(measure);

    /// <summary>Scores of those in whose place the victim could stand, in this publication or throughout, and the outputs stay as they
    /// are.</summary>
    private IEnumerable<double> Exchanges(Part?[][] population, int publication, int victim, int measure)
    {
        foreach (var other in Enumerable.Range(0, _world.Organisations)
            .Where(other => other != victim && !_controlled.Contains(other) && population[publication][other] is not null))
        {
            var score = population[publication][other]!.Score(measure);
            if (score != population[publication][victim]!.Score(measure)
                && (Agrees(Imagined.ExchangedAnswersOf(population, publication, victim, other))
                    || (IsListedWith(victim, other) && Agrees(Imagined.Exchanged(population, victim, other)))))
            {
                yield return score;
            }

            bool Agrees(Part?[][] exchanged) => _repair.Agrees(exchanged, victim) && _repair.Agrees(exchanged, other);
        }
    }

    /// <summary>Whether the register knows both in the same publications.</summary>
    private bool IsListedWith(int one, int other) =>
        Enumerable.Range(0, _world.Publications).All(at => (_world.Register[at][one] is null) == (_world.Register[at][other] is null));

    /// <summary>Scores that the victim could have, alone or with another organisation making up for it.</summary>
    private IEnumerable<double> Moves(Part?[][] population, int publication, int victim, int measure)
    {
        var others = Enumerable.Range(0, _world.Organisations)
            .Where(other => other != victim && !_controlled.Contains(other) && population[publication][other] is not null)
            .OrderByDescending(other => _signature[other] == _signature[victim]).Take(8).ToList();
        var part = population[publication][victim]!;
        foreach (var moved in Imagined.Moved(part, measure, _repair.LevelsMatter(victim)))
        {
            var alone = Imagined.Replaced(population, publication, victim, moved);
            if (_repair.Agrees(alone, victim))
            {
                yield return moved.Score(measure);
                continue;
            }

            foreach (var other in others)
            {
                if (Imagined.MakeUp(population[publication][other]!, part, moved) is { } opposite)
                {
                    var both = Imagined.Replaced(alone, publication, other, opposite);
                    if (_repair.Agrees(both, victim) && _repair.Agrees(both, other))
                    {
                        yield return moved.Score(measure);
                        break;
                    }
                }
            }
        }

        foreach (var other in others.Where(_ => measure != Questions.Overall && _repair.LevelsMatter(victim)))
        {
            var (mine, theirs) = Imagined.ExchangedAnswers(part, population[publication][other]!, measure);
            var both = Imagined.Replaced(Imagined.Replaced(population, publication, victim, mine), publication, other, theirs);
            if (_repair.Agrees(both, victim) && _repair.Agrees(both, other))
            {
                yield return mine.Score(measure);
            }
        }
    }

    /// <summary>Scores that the victim could have when several others make up for it.</summary>
    private IEnumerable<double> RepairedMoves(Part?[][] population, int publication, int victim, int measure)
    {
        foreach (var moved in Imagined.Moved(population[publication][victim]!, measure, _repair.LevelsMatter(victim)).Take(6))
        {
            var repaired = Imagined.Copy(Imagined.Replaced(population, publication, victim, moved));
            var score = moved.Score(measure);
            if (_search.Repaired(repaired, new MeanWithin("", publication, [victim], measure, score, score), victim))
            {
                yield return score;
            }
        }
    }

    private void Add(WinKind kind, int publication, string what) =>
        _wins.Add(new(kind, _world.Name, [.. _controlled.Order()], publication, what));
}
