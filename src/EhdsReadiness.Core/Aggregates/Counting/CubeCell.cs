namespace EhdsReadiness.Core.Aggregates.Counting;

/// <summary>A cell before any protection.</summary>
internal sealed class CubeCell(int index, string table, IReadOnlyList<string> key)
{
    private readonly List<Unit> _members = [];
    private readonly List<Unit> _absent = [];
    private IReadOnlyDictionary<int, int>? _linked;

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

    /// <summary>By group of linked organisations, how many of those counted are of it.</summary>
    public IReadOnlyDictionary<int, int> Linked => _linked ??= _members.Where(member => member.IsLinked)
        .CountBy(member => member.Group).ToDictionary();

    /// <summary>Whether its table has quartiles, bands, duties, and distributions of answers.</summary>
    public bool HasDistributions => table is TableIds.Overall or TableIds.Role or TableIds.Kind;

    public void Add(Unit unit) => (unit.Figures is null ? _absent : _members).Add(unit);
}
