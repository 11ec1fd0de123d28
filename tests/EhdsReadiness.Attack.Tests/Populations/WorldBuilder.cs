namespace EhdsReadiness.Attack.Tests.Populations;

/// <summary>Builds a world by hand, group of organisations by group and publication by publication.</summary>
public sealed class WorldBuilder(string name, int k = 10)
{
    private readonly List<Placement> _places = [];
    private readonly List<Placement?[]> _register = [];
    private readonly List<Part?[]> _truth = [];
    private readonly Dictionary<int, int> _subsidiaries = [];
    private readonly List<IReadOnlyList<int>> _links = [];
    private readonly List<Func<Part?>> _first = [];

    /// <summary>Adds organisations that stand alike in the register; the first of them take part, all with the same answers unless a level
    /// for each, or its levels of the questions of every axis, are given.</summary>
    public WorldBuilder Add(int known, int counted, string kind = "hospital", string role = "holder", string region =
        "FR-IDF", string categories = "", Func<int, int>? level = null, Func<int, IReadOnlyList<int>>? levels = null)
    {
        for (var index = 0; index < known; index++)
        {
            var own = index;
            _places.Add(new(kind, role, region, [.. categories.Select(category => category.ToString())]));
            _first.Add(() =>
                own < counted ? levels is null ? Level(level is null ? 2 : level(own))
                : Part.Of([.. Questions.Axes.SelectMany(_ => levels(own))]) : null);
        }

        return this;
    }

    /// <summary>Puts more entries of the register under the control of one organisation.</summary>
    public WorldBuilder Controls(int unit, int entries)
    {
        _subsidiaries[unit] = entries;
        return this;
    }

    /// <summary>Lets the same people speak for these organisations.</summary>
    public WorldBuilder Link(params int[] units)
    {
        _links.Add(units);
        return this;
    }

    /// <summary>One more publication: as the last, after the changes.</summary>
    public WorldBuilder Publish(Action<Publication>? changes = null)
    {
        if (_truth.Count == 0)
        {
            _register.Add([.. _places]);
            _truth.Add([.. _first.Select(part => part())]);
        }
        else
        {
            _register.Add([.. _register[^1]]);
            _truth.Add([.. _truth[^1]]);
        }

        changes?.Invoke(new(_register[^1], _truth[^1]));
        return this;
    }

    public World Build(params int[][] controlled) =>
        new(name, k, _register, _truth, controlled.Length == 0 ? [[]] : controlled)
        {
            Subsidiaries = _subsidiaries,
            Links = _links,
        };

    private static Part Level(int level) => Part.Of([.. Questions.All.Select(_ => level)]);

    /// <summary>What changes from one publication to the next.</summary>
    public sealed class Publication(Placement?[] register, Part?[] truth)
    {
        public void Leave(params int[] units) => Array.ForEach(units, unit => truth[unit] = null);

        /// <summary>Enters, or answers again, at one level throughout.</summary>
        public void Answer(int level, params int[] units) => Array.ForEach(units, unit => truth[unit] = Level(level));

        public void Unlist(params int[] units)
        {
            Leave(units);
            Array.ForEach(units, unit => register[unit] = null);
        }

        public void Move(string region, params int[] units) =>
            Array.ForEach(units, unit => register[unit] = register[unit]! with { Region = region });
    }
}
