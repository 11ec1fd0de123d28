using System.Diagnostics;
using EhdsReadiness.Attack.Tests.Populations;
using Google.OrTools.LinearSolver;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>
/// All populations that agree with everything the attacker knows, as a mixed integer programme: who takes part (0 or 1), the scores (0 to 100, 0 for whoever is absent),
/// the levels where level distributions are published, and who changed. A score times a participation is one variable, so that means stay linear though counts are unknown.
/// </summary>
public sealed class Programme : IDisposable
{
    /// <summary>Milliseconds for one question; and for each further one, once so many have taken all of it, as a world that is hard to solve stays so.</summary>
    private const int Limit = 15_000;

    private const int LimitWhenLate = 1_000;
    private const int MostLate = 3;

    private readonly Solver _solver = Solver.CreateSolver("SCIP");
    private int _late;
    private readonly World _world;
    private readonly IReadOnlySet<int> _controlled;
    private readonly Variable[][] _present;
    private readonly Variable[][][] _scores;
    private readonly Dictionary<(int Publication, int Unit), Variable[][]> _levels = [];
    private readonly Dictionary<(int Publication, int Unit), Variable[]> _bands = [];
    private readonly Dictionary<(int Before, int After, int Unit), Variable> _changes = [];

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

    public Google.OrTools.LinearSolver.Constraint Row(double low, double high) => _solver.MakeConstraint(low, high);

    public Variable Flag() => _solver.MakeBoolVar("");

    public Variable Whole(int low, int high) => _solver.MakeIntVar(low, high, "");

    public void Count(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, double factor) => Add(row, _present[publication][unit], factor);

    public void Score(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, int measure, double factor)
    {
        if (measure == Questions.Overall)
        {
            foreach (var axis in _scores[publication][unit])
            {
                Add(row, axis, factor / Questions.Axes.Count);
            }
        }
        else
        {
            Add(row, _scores[publication][unit][measure], factor);
        }
    }

    public void AtLevel(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, int question, int level, double factor) =>
        Add(row, LevelsOf(publication, unit)[question][level - Questions.Unknown], factor);

    public void InBand(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, double from, double factor) =>
        Add(row, BandsOf(publication, unit)[Questions.Bands.ToList().FindIndex(band => band.From == from)], factor);

    /// <summary>Adds at most 1 where the organisation takes part with a score of at least so much, and nothing elsewhere.</summary>
    public void AtOrAbove(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, int measure, double bound)
    {
        var there = There(publication, unit);
        var reaches = Row(0, double.PositiveInfinity);
        Score(reaches, publication, unit, measure, 1);
        Add(reaches, there, -bound);
        Add(row, there, 1);
    }

    /// <summary>Adds at most 1 where the organisation takes part with a score of at most so much, and nothing elsewhere.</summary>
    public void AtOrBelow(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, int measure, double bound)
    {
        var there = There(publication, unit);
        var stays = Row(double.NegativeInfinity, 100);
        Score(stays, publication, unit, measure, 1);
        Add(stays, there, 100 - bound);
        Add(row, there, 1);
    }

    /// <summary>Adds 1 where the organisation entered, left or changed its answers between the two publications.</summary>
    public void Change(Google.OrTools.LinearSolver.Constraint row, int before, int after, int unit) => Add(row, ChangeOf(before, after, unit), 1);

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

    /// <summary>Lowest and highest score of an organisation over the populations in which it takes part; null where time ran out or there is none.</summary>
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
        var bounds = _present.Select(variables => variables.Select(variable => (Low: variable.Lb(), High: variable.Ub())).ToArray()).ToArray();
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

    private void AddUnit(int publication, int unit)
    {
        var own = _controlled.Contains(unit);
        var part = _world.Truth[publication][unit];
        var may = _world.Register[publication][unit] is not null;
        var present = _present[publication][unit] = _solver.MakeIntVar(own && part is not null ? 1 : 0, may && (!own || part is not null) ? 1 : 0, "");
        _scores[publication][unit] = new Variable[Questions.Axes.Count];
        for (var axis = 0; axis < Questions.Axes.Count; axis++)
        {
            var known = own ? part?.Scores[axis] ?? 0 : (double?)null;
            var score = _scores[publication][unit][axis] = _solver.MakeNumVar(known ?? 0, known ?? 100, "");
            if (!own)
            {
                var row = Row(double.NegativeInfinity, 0);
                row.SetCoefficient(score, 1);
                row.SetCoefficient(present, -100);
            }
        }
    }

    private Variable There(int publication, int unit)
    {
        var there = Flag();
        var present = Row(double.NegativeInfinity, 0);
        present.SetCoefficient(there, 1);
        Count(present, publication, unit, -1);
        return there;
    }

    private Variable[][] LevelsOf(int publication, int unit)
    {
        if (_levels.TryGetValue((publication, unit), out var levels))
        {
            return levels;
        }

        var known = _controlled.Contains(unit) ? _world.Truth[publication][unit]?.Levels : null;
        levels = [.. Questions.All.Select(_ => Questions.Levels.Select(_ => Flag()).ToArray())];
        _levels[(publication, unit)] = levels;
        for (var question = 0; question < levels.Length; question++)
        {
            var one = Row(0, 0);
            Count(one, publication, unit, -1);
            for (var index = 0; index < Questions.Levels.Count; index++)
            {
                Add(one, levels[question][index], 1);
                if (known is not null)
                {
                    var there = known[question] == Questions.Levels[index] ? 1 : 0;
                    levels[question][index].SetBounds(there, there);
                }
            }
        }

        for (var axis = 0; axis < Questions.Axes.Count; axis++)
        {
            var row = Row(0, 0);
            double weights = 0;
            for (var question = 0; question < levels.Length; question++)
            {
                if (Questions.All[question].Axis == axis)
                {
                    weights += Questions.All[question].Weight;
                    for (var index = 0; index < Questions.Levels.Count; index++)
                    {
                        Add(row, levels[question][index], Questions.All[question].Weight * Questions.Points(Questions.Levels[index]));
                    }
                }
            }

            Score(row, publication, unit, axis, -weights);
        }

        return levels;
    }

    private Variable[] BandsOf(int publication, int unit)
    {
        if (_bands.TryGetValue((publication, unit), out var bands))
        {
            return bands;
        }

        bands = [.. Questions.Bands.Select(_ => Flag())];
        _bands[(publication, unit)] = bands;
        var one = Row(0, 0);
        var from = Row(0, double.PositiveInfinity);
        var below = Row(double.NegativeInfinity, 0);
        Count(one, publication, unit, -1);
        Score(from, publication, unit, Questions.Overall, 1);
        Score(below, publication, unit, Questions.Overall, 1);
        for (var band = 0; band < bands.Length; band++)
        {
            Add(one, bands[band], 1);
            Add(from, bands[band], -Questions.Bands[band].From);
            // Scores lie far more than a hundredth apart, so that "less than" can be written as "at most".
            Add(below, bands[band], band + 1 < bands.Length ? 0.01 - Questions.Bands[band + 1].From : -100);
        }

        return bands;
    }

    private Variable ChangeOf(int before, int after, int unit)
    {
        if (_changes.TryGetValue((before, after, unit), out var change))
        {
            return change;
        }

        change = Flag();
        _changes[(before, after, unit)] = change;
        var (was, stays) = (_present[before][unit], _present[after][unit]);
        if (_controlled.Contains(unit))
        {
            var known = _world.Truth[before][unit]?.Revision != _world.Truth[after][unit]?.Revision ? 1 : 0;
            change.SetBounds(known, known);
            return change;
        }

        AtLeast(change, (was, 1), (stays, -1));
        AtLeast(change, (was, -1), (stays, 1));
        var none = Row(double.NegativeInfinity, 0);
        none.SetCoefficient(change, 1);
        none.SetCoefficient(was, -1);
        none.SetCoefficient(stays, -1);
        for (var axis = 0; axis < Questions.Axes.Count; axis++)
        {
            AtLeast(change, (_scores[before][unit][axis], 0.01), (_scores[after][unit][axis], -0.01));
            AtLeast(change, (_scores[before][unit][axis], -0.01), (_scores[after][unit][axis], 0.01));
        }

        // Without a change over either of two steps there is none over both.
        foreach (var middle in Enumerable.Range(before + 1, after - before - 1))
        {
            if (_changes.TryGetValue((before, middle, unit), out var first) && _changes.TryGetValue((middle, after, unit), out var second))
            {
                var row = Row(double.NegativeInfinity, 0);
                row.SetCoefficient(change, 1);
                row.SetCoefficient(first, -1);
                row.SetCoefficient(second, -1);
            }
        }

        return change;
    }

    private void AtLeast(Variable variable, params ReadOnlySpan<(Variable Of, double Factor)> terms)
    {
        var row = Row(0, double.PositiveInfinity);
        row.SetCoefficient(variable, 1);
        foreach (var (of, factor) in terms)
        {
            row.SetCoefficient(of, -factor);
        }
    }

    /// <summary>The population that the solver found. Two publications show the same answers of an organisation where it is said not to have changed.</summary>
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
            .Where(before => earlier[before][unit] is not null && _changes.TryGetValue((before, publication, unit), out var change) && change.SolutionValue() < 0.5)
            .Select(before => (long?)earlier[before][unit]!.Revision).FirstOrDefault();
        return new Part(
            same ?? 1000 + publication,
            [.. _scores[publication][unit].Select(score => Math.Clamp(score.SolutionValue(), 0, 100))],
            _levels.TryGetValue((publication, unit), out var levels)
                ? [.. levels.Select(question => Questions.Levels[Array.FindIndex(question, level => level.SolutionValue() > 0.5)])]
                : null);
    }

    private static void Add(Google.OrTools.LinearSolver.Constraint row, Variable variable, double factor) =>
        row.SetCoefficient(variable, row.GetCoefficient(variable) + factor);
}
