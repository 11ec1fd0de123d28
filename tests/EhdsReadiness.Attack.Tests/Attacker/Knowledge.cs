namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>Turns the outputs of all publications and the public rules into what they say about the population.</summary>
public sealed class Knowledge
{
    private readonly World _world;
    private readonly Rules _rules;
    private readonly List<Constraint> _constraints = [];
    private readonly List<WithheldCell> _withheld = [];

    private Knowledge(World world, Rules rules, IReadOnlyList<IReadOnlyList<Cell>> outputs)
    {
        (_world, _rules) = (world, rules);
        Figures = [.. outputs];
        for (var publication = 0; publication < outputs.Count; publication++)
        {
            if (publication > 0 && rules.Heard is { } changes)
            {
                _constraints.Add(
                    new ChangesWithin("heard", publication - 1, publication, Listed(publication - 1), Listed(publication), 0, changes));
            }

            foreach (var cell in outputs[publication])
            {
                AddCell(publication, cell);
            }
        }
    }

    /// <summary>A cell of which only the number of known organisations is published.</summary>
    /// <param name="Units">The organisations that the register places in it.</param>
    public sealed record WithheldCell(int Publication, string Name, IReadOnlyList<int> Units);

    public IReadOnlyList<Constraint> Constraints => _constraints;

    public IReadOnlyList<WithheldCell> Withheld => _withheld;

    private IReadOnlyList<IReadOnlyList<Cell>> Figures { get; }

    /// <param name="outputs">The cells of each publication, oldest first.</param>
    public static Knowledge Of(World world, Rules rules, IReadOnlyList<IReadOnlyList<Cell>> outputs) => new(world, rules, outputs);

    private IReadOnlyList<int> Listed(int publication) => _world.Known(publication, new Dictionary<string, string>());

    private void AddCell(int publication, Cell cell)
    {
        var units = _world.Known(publication, cell.Key);
        var source = $"publication {publication + 1}, {cell.Name}";
        if (units.Count != cell.Known)
        {
            throw new InvalidOperationException($"{source}: the register knows {units.Count} organisations, the output {cell.Known}.");
        }

        if (cell.IsWithheld)
        {
            AddWithheld(publication, cell, units, source);
            return;
        }

        var of = (cell.FiguresOf ?? publication + 1) - 1;
        AddThreshold(source, publication, units);
        AddChanges(source, publication, of, cell, units);
        if (of == publication)
        {
            AddFigures(source, publication, cell, units);
        }
    }

    private void AddThreshold(string source, int publication, IReadOnlyList<int> units)
    {
        if (_rules.Absent is { } absent)
        {
            _constraints.Add(new CountWithin(source, publication, units, _rules.K, units.Count - absent));
        }
    }

    private void AddWithheld(int publication, Cell cell, IReadOnlyList<int> units, string source)
    {
        // The tables of questions count the same organisations as the tables of the same dimensions without questions.
        if (cell.Key.ContainsKey("question"))
        {
            return;
        }

        _withheld.Add(new(publication, cell.Name, units));
        if (!_rules.Audited && _rules.Absent is { } absent && units.Count >= _rules.K + absent
            && !ExplainedByRegister(publication, cell, units))
        {
            _constraints.Add(new CountOutside(source, publication, units, _rules.K - 1, units.Count - absent + 1));
        }
    }

    /// <summary>Whether a cell may be withheld because another is, or because another differs too little from it: all of that the register
    /// tells.</summary>
    private bool ExplainedByRegister(int publication, Cell cell, IReadOnlyList<int> units)
    {
        var others = Figures[publication].Where(other => other != cell && !other.Key.ContainsKey("question")).ToList();
        // The overseas regions together are a part of the country as regions are.
        static string Parts(Cell of) => of.Table == "overseas" ? "region" : of.Table;
        return others.Any(other => Parts(other) == Parts(cell) && other.IsWithheld)
            || others.Any(other => Difference(units, _world.Known(publication, other.Key)) < _rules.K);
    }

    private static int Difference(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        one.Except(other).Count() + other.Except(one).Count();

    private void AddChanges(string source, int publication, int of, Cell cell, IReadOnlyList<int> units)
    {
        if (!_rules.Repeats || cell.Key.ContainsKey("question"))
        {
            return;
        }

        if (of < publication)
        {
            _constraints.Add(new ChangesWithin(source, of, publication, _world.Known(of, cell.Key), units, 0, _rules.K - 1)
            {
                FirstOf = FirstOf,
            });
        }
        else if (publication > 0 && FiguresAt(publication - 1, cell) is { } earlier)
        {
            var before = _world.Known(earlier, cell.Key);
            _constraints.Add(new ChangesWithin(source, earlier, publication, before, units, _rules.K, before.Count + units.Count)
            {
                FirstOf = FirstOf,
            });
        }
    }

    /// <summary>Of several that are linked one counts.</summary>
    private Func<int, int>? FirstOf => _rules.Links && _world.Links.Count > 0 ? _world.FirstOf : null;

    /// <summary>Index of the publication whose figures a cell showed at another; null when it was withheld or absent there.</summary>
    private int? FiguresAt(int publication, Cell cell) =>
        Figures[publication].FirstOrDefault(other => other.Name == cell.Name && !other.IsWithheld)?.FiguresOf - 1;

    private void AddFigures(string source, int publication, Cell cell, IReadOnlyList<int> units)
    {
        if (!cell.Key.ContainsKey("question"))
        {
            _constraints.Add(new CountWithin(source, publication, units, cell.From ?? 0, cell.To ?? units.Count));
        }

        foreach (var (measure, shown) in cell.Means)
        {
            // A mean is rounded to whole points before it is compared with its bound.
            var (low, high) = shown.Value is { } value ? (value - 0.5, value + 0.5) : shown.AtLeast is { } bound ? (bound + 0.5, 100)
                : (0, shown.AtMost!.Value - 0.5);
            _constraints.Add(new MeanWithin(source, publication, units, Measure(measure), low - _rules.Noise, high + _rules.Noise));
        }

        foreach (var (measure, quartiles) in cell.Quartiles)
        {
            for (var quarter = 1; quarter <= 3; quarter++)
            {
                var half = _rules.QuartileStep / 2;
                _constraints.Add(
                    new QuartileWithin(
                    source, publication, units, Measure(measure), quarter, quartiles[quarter - 1] - half, quartiles[quarter - 1] + half));
            }
        }

        if (_rules.QuartilesFrom is { } times && cell.Table is ("overall" or "role" or "kind"))
        {
            var from = times * _rules.K;
            _constraints.Add(cell.Quartiles.Count > 0 ? new CountWithin(source, publication, units, from, units.Count)
                : new CountWithin(source, publication, units, 0, from - 1));
        }

        AddShares(source, publication, cell, units);
    }

    private void AddShares(string source, int publication, Cell cell, IReadOnlyList<int> units)
    {
        for (var band = 0; band < Questions.Bands.Count; band++)
        {
            if (cell.Bands.GetValueOrDefault(Questions.Bands[band].Id) is { } shown)
            {
                var (low, high) = Reach(shown);
                var below = band + 1 < Questions.Bands.Count ? Questions.Bands[band + 1].From : double.PositiveInfinity;
                _constraints.Add(new BandWithin(source, publication, units, Questions.Bands[band].From, below, low, high));
            }
        }

        foreach (var (id, shown) in cell.Levels)
        {
            if (shown is not null && LevelOf(id) is { } level)
            {
                var question = Questions.All.ToList().FindIndex(question => question.Id == cell.Key["question"]);
                var (low, high) = Reach(shown);
                _constraints.Add(new ShareWithin(source, publication, units, question, level, low, high));
            }
        }

        if (cell.Unknown is { } unknown)
        {
            var (low, high) = Reach(unknown);
            _constraints.Add(new UnknownWithin(source, publication, units, low, high));
        }
    }

    /// <summary>The level that a share of a question speaks of; null for "missing" and "does not apply", which never occur here.</summary>
    private static int? LevelOf(string id) => id == "unknown" ? Questions.Unknown : int.TryParse(id, out var level) ? level : null;

    /// <summary>What a share may have been before it was rounded.</summary>
    private (double Low, double High) Reach(Shown shown)
    {
        var half = _rules.ShareStep / 2;
        return shown switch
        {
            { Value: { } value } => (value - half, value + half),
            { AtLeast: { } bound } => (bound - half, 100),
            _ => (0, shown.AtMost!.Value + half),
        };
    }

    private static int Measure(string id) => id == "overall" ? Questions.Overall : Questions.Axes.ToList().IndexOf(id);
}
