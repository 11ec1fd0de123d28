namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>The cells of a publication before any protection: which organisations are known in each and which are counted. Private: it never leaves the computation.</summary>
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
        var counted = input.Participants.GroupBy(one => one.Identifier, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var entries = input.Register.Where(entry => entry.Counts).OrderBy(entry => entry.Identifier, StringComparer.Ordinal).ToList();
        foreach (var (table, key) in entries.SelectMany(KeysOf).Distinct().OrderBy(key => TableIds.All.ToList().IndexOf(key.Table)).ThenBy(key => key.Key.First, StringComparer.Ordinal).ThenBy(key => key.Key.Second, StringComparer.Ordinal))
        {
            order.Add((table, key.First, key.Second), cells.Count);
            cells.Add(new(cells.Count, table, TableIds.DimensionsOf(table).Count switch { 0 => [], 1 => [key.First], _ => [key.First, key.Second] }));
        }

        var units = new List<Unit>(entries.Count);
        foreach (var entry in entries)
        {
            var places = KeysOf(entry).Select(key => order[(key.Table, key.Key.First, key.Key.Second)]).ToArray();
            var unit = new Unit(units.Count, entry, places, counted.GetValueOrDefault(entry.Identifier)?.Figures);
            units.Add(unit);
            foreach (var place in places)
            {
                cells[place].Add(unit);
            }
        }

        return new(cells, units);
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
        foreach (var category in entry.Categories)
        {
            yield return (TableIds.Category, (category, ""));
        }
    }
}

/// <summary>A known organisation that counts.</summary>
/// <param name="Cells">Indices of the cells it stands in.</param>
/// <param name="Figures">Null when it is not counted in this publication.</param>
internal sealed record Unit(int Index, RegisterEntry Entry, int[] Cells, CountedFigures? Figures);

/// <summary>A cell before any protection.</summary>
internal sealed class CubeCell(int index, string table, IReadOnlyList<string> key)
{
    private readonly List<Unit> _members = [];
    private readonly List<Unit> _absent = [];

    public int Index => index;

    public string Table => table;

    public IReadOnlyList<string> Key => key;

    /// <summary>Its name in keys of the noise and of the memory.</summary>
    public string Id { get; } = $"{table}/{string.Join('/', key)}";

    /// <summary>The name of the cell of these values, of which an unused one is empty.</summary>
    public static string IdOf(string table, (string First, string Second) key) =>
        $"{table}/{key.First}{(key.Second.Length > 0 ? "/" : "")}{key.Second}";

    public int Known => _members.Count + _absent.Count;

    /// <summary>Those counted.</summary>
    public IReadOnlyList<Unit> Members => _members;

    /// <summary>Those known that are not counted.</summary>
    public IReadOnlyList<Unit> Absent => _absent;

    public int Count => _members.Count;

    /// <summary>Whether its table has quartiles, bands, duties, and distributions of answers.</summary>
    public bool HasDistributions => table is TableIds.Overall or TableIds.Role or TableIds.Kind;

    public void Add(Unit unit) => (unit.Figures is null ? _absent : _members).Add(unit);
}
