using Google.OrTools.LinearSolver;

namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Its variables, of which levels, bands and changes are made when a constraint first speaks of them, and the terms that
/// constraints write in their rows.</summary>
public sealed partial class Programme
{
    private readonly Variable[][] _present;
    private readonly Variable[][][] _scores;
    private readonly Dictionary<(int Publication, int Unit), Variable[][]> _levels = [];
    private readonly Dictionary<(int Publication, int Unit), Variable[]> _bands = [];
    private readonly Dictionary<(int Before, int After, int Unit), Variable> _changes = [];

    public Google.OrTools.LinearSolver.Constraint Row(double low, double high) => _solver.MakeConstraint(low, high);

    public Variable Flag() => _solver.MakeBoolVar("");

    public Variable Whole(int low, int high) => _solver.MakeIntVar(low, high, "");

    public void Count(Google.OrTools.LinearSolver.Constraint row, int publication, int unit, double factor) =>
        Add(row, _present[publication][unit], factor);

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

    /// <summary>Adds so much where the organisation entered, left or changed its answers between the two publications.</summary>
    public void Change(Google.OrTools.LinearSolver.Constraint row, int before, int after, int unit, double factor) =>
        Add(row, ChangeOf(before, after, unit), factor);

    private void AddUnit(int publication, int unit)
    {
        var own = _controlled.Contains(unit);
        var part = _world.Truth[publication][unit];
        var may = _world.Register[publication][unit] is not null;
        var present = _present[publication][unit] =
            _solver.MakeIntVar(own && part is not null ? 1 : 0, may && (!own || part is not null) ? 1 : 0, "");
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
            // The level of a mean is rounded down, of those units that know: there the score lies between two sums of levels.
            var isExact = _world.MostUnits == 1;
            var lowest = Row(isExact ? 0 : double.NegativeInfinity, 0);
            var highest = isExact ? null : Row(0, double.PositiveInfinity);
            double weights = 0;
            foreach (var question in Enumerable.Range(0, levels.Length).Where(question => Questions.All[question].Axis == axis))
            {
                var weight = Questions.All[question].Weight;
                weights += weight;
                for (var index = 0; index < Questions.Levels.Count; index++)
                {
                    var (low, high) = PointsOf(Questions.Levels[index]);
                    Add(lowest, levels[question][index], weight * low);
                    if (highest is not null) { Add(highest, levels[question][index], weight * high); }
                }
            }

            Score(lowest, publication, unit, axis, -weights);
            if (highest is not null) { Score(highest, publication, unit, axis, -weights); }
        }

        return levels;
    }

    /// <summary>The least and the most points that a level stands for: the same where each organisation answers by itself.</summary>
    private (double Low, double High) PointsOf(int level)
    {
        var (points, units) = (Questions.Points(level), _world.MostUnits);
        return (points / units, level is Questions.Unknown or 4 ? points : points + (25.0 * (units - 1) / units));
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

    private static void Add(Google.OrTools.LinearSolver.Constraint row, Variable variable, double factor) =>
        row.SetCoefficient(variable, row.GetCoefficient(variable) + factor);
}
