using System.Diagnostics;
using Google.OrTools.LinearSolver;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>
/// All populations that agree with everything the attacker knows, as a mixed integer programme: who takes part (0 or 1), the scores (0 to
/// 100, 0 for whoever is absent), the levels where level distributions are published, and who changed. A score times a participation is one
/// variable, so that means stay linear though counts are unknown.
/// </summary>
public sealed partial class Programme : IDisposable
{
    /// <summary>Milliseconds for one question; and for each further one, once so many have taken all of it, as a world that is hard to
    /// solve stays so.</summary>
    private const int Limit = 15_000;

    private const int LimitWhenLate = 1_000;
    private const int MostLate = 3;

    private readonly Solver _solver = Solver.CreateSolver("SCIP");
    private int _late;
    private readonly World _world;
    private readonly IReadOnlySet<int> _controlled;

    public Programme(World world, IReadOnlySet<int> controlled, IEnumerable<Constraint> knowledge)
    {
        _world = world;
        _controlled = controlled;
        _present = new Variable[world.Publications][];
        _scores = new Variable[world.Publications][][];
        for (var publication = 0; publication < world.Publications; publication++)
        {
            _present[publication] = new Variable[world.Organisations];
            _scores[publication] = new Variable[world.Organisations][];
            for (var unit = 0; unit < world.Organisations; unit++)
            {
                AddUnit(publication, unit);
            }
        }

        foreach (var constraint in knowledge)
        {
            constraint.AddTo(this);
        }
    }

    /// <summary>An answer of the solver: whether such a population exists (null when it ran out of time), and one of them.</summary>
    public readonly record struct Found(bool? Exists, Part?[][]? Population);

    public void Dispose() => _solver.Dispose();

    /// <summary>A population that also meets what is supposed.</summary>
    /// <param name="nearest">Of several, whether to find one in which as few as possible enter or leave the true one.</param>
    public Found With(CountWithin supposed, bool nearest)
    {
        var row = Row(supposed.Low, supposed.High);
        foreach (var unit in supposed.Units)
        {
            Count(row, supposed.Publication, unit, 1);
        }

        var objective = _solver.Objective();
        objective.Clear();
        for (var publication = 0; nearest && publication < _world.Publications; publication++)
        {
            for (var unit = 0; unit < _world.Organisations; unit++)
            {
                objective.SetCoefficient(_present[publication][unit], _world.Truth[publication][unit] is null ? 1 : -1);
            }
        }

        foreach (var ((before, after, unit), change) in nearest ? _changes : [])
        {
            // Whoever truly answered again, or did not, does so in the found population too: worth more than who is there.
            objective.SetCoefficient(change, _world.Truth[before][unit]?.Revision == _world.Truth[after][unit]?.Revision ? 3 : -3);
        }

        objective.SetMinimization();
        var found = Solve();
        row.SetBounds(double.NegativeInfinity, double.PositiveInfinity);
        return found;
    }

    /// <summary>Fewest and most of the organisations that can take part; null where time ran out.</summary>
    public (int Low, int High)? CountRange(int publication, IReadOnlyList<int> units)
    {
        int? Extreme(bool maximise)
        {
            var objective = _solver.Objective();
            objective.Clear();
            foreach (var unit in units)
            {
                objective.SetCoefficient(_present[publication][unit], 1);
            }

            objective.SetOptimizationDirection(maximise);
            return Run() == Solver.ResultStatus.OPTIMAL ? (int)Math.Round(objective.Value()) : null;
        }

        return Extreme(maximise: false) is { } low && Extreme(maximise: true) is { } high ? (low, high) : null;
    }

    /// <summary>Lowest and highest score of an organisation over the populations in which it takes part; null where time ran out or there
    /// is none.</summary>
    public (double Low, double High)? ScoreRange(int publication, int unit, int measure)
    {
        var variable = _present[publication][unit];
        var (low, high) = (variable.Lb(), variable.Ub());
        variable.SetBounds(1, 1);
        var lowest = Extreme(publication, unit, measure, maximise: false);
        var highest = lowest is null ? null : Extreme(publication, unit, measure, maximise: true);
        variable.SetBounds(low, high);
        return lowest is { } from && highest is { } to ? (from, to) : null;
    }

    /// <summary>A population with exactly these participants; sought only briefly, as their absence proves nothing.</summary>
    public Found WithParticipants(Part?[][] participants)
    {
        var bounds = _present.Select(variables => variables.Select(variable => (Low: variable.Lb(), High: variable.Ub())).ToArray())
            .ToArray();
        SetPresence((publication, unit) => participants[publication][unit] is null ? (0, 0) : (1, 1));
        _solver.Objective().Clear();
        var found = Solve(Limit / 5);
        SetPresence((publication, unit) => bounds[publication][unit]);
        return found;
    }

    private void SetPresence(Func<int, int, (double Low, double High)> bounds)
    {
        for (var publication = 0; publication < _world.Publications; publication++)
        {
            for (var unit = 0; unit < _world.Organisations; unit++)
            {
                var (low, high) = bounds(publication, unit);
                _present[publication][unit].SetBounds(low, high);
            }
        }
    }

    private double? Extreme(int publication, int unit, int measure, bool maximise)
    {
        var objective = _solver.Objective();
        objective.Clear();
        foreach (var axis in Enumerable.Range(0, Questions.Axes.Count).Where(axis => measure == axis || measure == Questions.Overall))
        {
            objective.SetCoefficient(_scores[publication][unit][axis], measure == Questions.Overall ? 1.0 / Questions.Axes.Count : 1);
        }

        objective.SetOptimizationDirection(maximise);
        var status = Run();

        // A limit reached leaves the bound of what was proved, which is what an attacker may claim.
        return status switch
        {
            Solver.ResultStatus.OPTIMAL => objective.Value(),
            Solver.ResultStatus.FEASIBLE => objective.BestBound(),
            _ => null,
        };
    }

    private Solver.ResultStatus Run(int limit = Limit)
    {
        _solver.SetTimeLimit(_late < MostLate ? limit : LimitWhenLate);
        var watch = Stopwatch.StartNew();
        var status = _solver.Solve();
        _late += watch.ElapsedMilliseconds >= limit ? 1 : 0;
        return status;
    }

    private Found Solve(int limit = Limit) => Run(limit) switch
    {
        Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE => new(true, Read()),
        Solver.ResultStatus.INFEASIBLE => new(false, null),
        _ => new(null, null),
    };

    /// <summary>The population that the solver found. Two publications show the same answers of an organisation where it is said not to
    /// have changed.</summary>
    private Part?[][] Read()
    {
        var population = new Part?[_world.Publications][];
        for (var publication = 0; publication < _world.Publications; publication++)
        {
            population[publication] = new Part?[_world.Organisations];
            for (var unit = 0; unit < _world.Organisations; unit++)
            {
                population[publication][unit] = ReadPart(population, publication, unit);
            }
        }

        return population;
    }

    private Part? ReadPart(Part?[][] earlier, int publication, int unit)
    {
        if (_controlled.Contains(unit))
        {
            return _world.Truth[publication][unit];
        }

        if (_present[publication][unit].SolutionValue() < 0.5)
        {
            return null;
        }

        var same = Enumerable.Range(0, publication)
            .Where(before =>
                earlier[before][unit] is not null && _changes.TryGetValue((before, publication, unit), out var change)
                && change.SolutionValue() < 0.5)
            .Select(before => (long?)earlier[before][unit]!.Revision).FirstOrDefault();
        return new Part(
            same ?? 1000 + publication,
            [.. _scores[publication][unit].Select(score => Math.Clamp(score.SolutionValue(), 0, 100))],
            _levels.TryGetValue((publication, unit), out var levels)
                ? [.. levels.Select(question => Questions.Levels[Array.FindIndex(question, level => level.SolutionValue() > 0.5)])]
                : null);
    }
}
