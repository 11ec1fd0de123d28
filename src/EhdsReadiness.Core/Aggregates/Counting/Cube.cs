namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>The cells of a publication before any protection: which organisations are known in each and which are counted. Private: it
/// never leaves the computation.</summary>
internal sealed class Cube
{
    private Cube(IReadOnlyList<CubeCell> cells, IReadOnlyList<Unit> units)
    {
        Cells = cells;
        Units = units;
    }

    /// <summary>Every cell of every table but those of questions, by table and then by the order of the content.</summary>
    public IReadOnlyList<CubeCell> Cells { get; }

    /// <summary>Every organisation that counts, in the order of identifiers.</summary>
    public IReadOnlyList<Unit> Units { get; }

    public static Cube Of(PublicationInput input)
    {
        var order = new Dictionary<(string Table, string First, string Second), int>();
        var cells = new List<CubeCell>();
        var counted = input.Participants.GroupBy(one => one.Identifier, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var entries = input.Register.Where(entry => entry.Counts).OrderBy(entry => entry.Identifier, StringComparer.Ordinal).ToList();
        foreach (var (table, key) in entries.SelectMany(KeysOf).Distinct().OrderBy(key => TableIds.All.ToList().IndexOf(key.Table))
            .ThenBy(key => key.Key.First, StringComparer.Ordinal).ThenBy(key => key.Key.Second, StringComparer.Ordinal))
        {
            order.Add((table, key.First, key.Second), cells.Count);
            cells.Add(new(cells.Count, table, TableIds.DimensionsOf(table)
                .Count switch { 0 => [], 1 => [key.First], _ => [key.First, key.Second] }));
        }

        var units = new List<Unit>(entries.Count);
        var links = LinksOf(input, entries);
        var firsts = new Dictionary<int, int>();
        foreach (var entry in entries)
        {
            var places = KeysOf(entry).Select(key => order[(key.Table, key.Key.First, key.Key.Second)]).ToArray();
            var (group, isLinked) = (units.Count, links.TryGetValue(entry.Identifier, out var link));
            if (isLinked && !firsts.TryAdd(link, group))
            {
                group = firsts[link];
            }

            var unit = new Unit(units.Count, entry, places, group, isLinked, counted.GetValueOrDefault(entry.Identifier)?.Figures);
            units.Add(unit);
            foreach (var place in places)
            {
                cells[place].Add(unit);
            }
        }

        return new(cells, units);
    }

    /// <summary>The group of each entry that is not alone in it.</summary>
    private static Dictionary<string, int> LinksOf(PublicationInput input, List<RegisterEntry> entries)
    {
        if (!input.Protections.Links || input.Links.Count == 0) { return []; }

        var links = entries.Where(entry => input.Links.ContainsKey(entry.Identifier))
            .ToDictionary(entry => entry.Identifier, entry => input.Links[entry.Identifier], StringComparer.Ordinal);
        var sizes = links.Values.CountBy(link => link).ToDictionary();
        return links.Where(link => sizes[link.Value] > 1).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The cells that an entry of the register stands in.</summary>
    public static IEnumerable<(string Table, (string First, string Second) Key)> KeysOf(RegisterEntry entry)
    {
        var role = entry.Role.Id();
        yield return (TableIds.Overall, ("", ""));
        yield return (TableIds.Role, (role, ""));
        yield return (TableIds.Kind, (entry.Kind, ""));
        yield return (TableIds.Region, (entry.Region, ""));
        yield return (TableIds.KindRole, (entry.Kind, role));
        yield return (TableIds.RegionRole, (entry.Region, role));
        if (TableIds.IsOverseas(entry.Region))
        {
            yield return (TableIds.Overseas, (TableIds.Overseas, ""));
        }

        foreach (var category in entry.Categories)
        {
            yield return (TableIds.Category, (category, ""));
        }
    }
}
